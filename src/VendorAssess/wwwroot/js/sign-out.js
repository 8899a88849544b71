// What a person typed and could not send stays on the machine until it is sent, or until that person signs out.
const form = document.querySelector('form[data-sign-out]');
const unsent = () => Object.keys(localStorage).filter(key => key.startsWith(`va-answers|${form.dataset.signOut}|`));

form?.addEventListener('submit', event => {
  const keys = unsent();
  const count = new Set(keys.map(key => key.split('|')[3])).size;
  if (count > 0 && !window.confirm(`まだ保存されていない回答が ${count} 問あります。サインアウトすると、この端末から消えます。`)) {
    event.preventDefault();
    return;
  }
  document.dispatchEvent(new Event('va-leaving'));
  keys.forEach(key => localStorage.removeItem(key));
});
