using VendorAssess;
using VendorAssess.Commands;

return await Verbs.Run(args, Serve.Run);

public partial class Program;
