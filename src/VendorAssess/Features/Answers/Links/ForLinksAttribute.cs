using Microsoft.AspNetCore.Authorization;

namespace VendorAssess.Features.Answers.Links;

/// <summary>
/// Marks what a link opens: no person signs in there, and <see cref="LinkDoor"/> lets nobody in without a link.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForLinksAttribute : Attribute, IAllowAnonymous;
