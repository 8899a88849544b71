using VendorAssess.Domain.People;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Transfers;

/// <summary>What waits where nobody is, in the words of the page.</summary>
internal static class OrphanWords
{
    public static string Waiting(VacantPost post)
    {
        (int Count, string Text)[] parts =
        [
            (post.ToDecide, $"審査する申請 {post.ToDecide} 件"), (post.Submitted, $"この職が提出した申請 {post.Submitted} 件"),
            (post.Uses, $"管理する利用 {post.Uses} 件{(post.Reviews > 0 ? $"（見直しの日が来たもの {post.Reviews} 件）" : "")}"),
            (post.Checks, $"確かめる点検 {post.Checks} 件"), (post.Cases, $"部局の案件 {post.Cases} 件"),
        ];
        return string.Join('、', parts.Where(p => p.Count > 0).Select(p => p.Text));
    }

    public static string Missing(UnmannedDepartment department, OfferedPolicies policies)
    {
        (bool Has, string Role)[] roles =
            [(department.HasApplicant, Roles.Applicant), (department.HasOfficer, Roles.Officer)];
        return string.Join('、', roles.Where(r => !r.Has).Select(r => policies.RoleTitle(r.Role)));
    }
}
