// Passkeys (WebAuthn): a form's button asks the browser, and the form posts the answer as any other field.

const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));

const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const known = list => (list ?? []).map(entry => ({ ...entry, id: bytes(entry.id) }));

const deeds = {
  use: options => navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) },
  }),
  create: options => navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: known(options.excludeCredentials),
    },
  }),
};

function answer(credential) {
  const { response } = credential;
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']
    .filter(name => response[name])
    .map(name => [name, text(response[name])]);
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { ...Object.fromEntries(parts), transports: response.getTransports?.() ?? [] },
  });
}

async function press(event) {
  const button = event.currentTarget;
  const { form } = button;
  event.preventDefault();
  if (!form.reportValidity())
    return;
  const failed = form.querySelector('[data-passkey-failed]');
  failed.hidden = true;
  try {
    const credential = await deeds[button.dataset.passkey](JSON.parse(button.dataset.options));
    form.elements[button.dataset.answer].value = answer(credential);
    form.submit();
  } catch {
    failed.hidden = false;
  }
}

if (window.PublicKeyCredential)
  for (const button of document.querySelectorAll('button[data-passkey]')) {
    button.hidden = false;
    button.addEventListener('click', press);
  }
