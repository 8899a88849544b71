namespace VendorAssess.Domain.People;

/// <summary>A post (職) of a department: rights hang on it and stay when its holder changes.</summary>
public sealed record Post(int Id, int DepartmentId, string Department, string Role, string Title);
