namespace VendorAssess.Ui.Forms;

/// <summary>What a <see cref="PasskeyButton"/> posts: the text that came with the page, and the browser's answer.</summary>
public class PasskeyForm
{
    public string? State { get; set; }

    public string? Credential { get; set; }
}

public enum PasskeyDeed { Use, Create }
