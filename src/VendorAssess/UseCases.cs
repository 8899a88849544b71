using VendorAssess.Access.People.Administration;
using VendorAssess.Excel.Apart;
using VendorAssess.Features.Admin.Accounts;
using VendorAssess.Features.Admin.Departments;
using VendorAssess.Features.Admin.Posts;
using VendorAssess.Features.Admin.Retention;
using VendorAssess.Features.Admin.Transfers;
using VendorAssess.Features.Admin;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.Features.Answers.Invitations;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Papers;
using VendorAssess.Features.Answers.Files;
using VendorAssess.Features.Answers.Packs;
using VendorAssess.Features.Audit;
using VendorAssess.Features.Cases;
using VendorAssess.Features.Cases.Closing;
using VendorAssess.Features.Checks;
using VendorAssess.Features.Comparison;
using VendorAssess.Features.Disposals;
using VendorAssess.Features.Findings;
using VendorAssess.Features.Home;
using VendorAssess.Features.MyAccount;
using VendorAssess.Features.Policies;
using VendorAssess.Features.Requests;
using VendorAssess.Features.Requests.Advising;
using VendorAssess.Features.Requests.Excepting;
using VendorAssess.Features.Requests.Reviewing;
using VendorAssess.Features.Services;
using VendorAssess.Features.Sheets;
using VendorAssess.Features.SignIn;
using VendorAssess.Features.Specification;
using VendorAssess.Features.Uses;
using VendorAssess.PolicyFiles;

namespace VendorAssess;

/// <summary>What the product can do, one line each: sealed, stateless, opening a connection per call.</summary>
public static class UseCases
{
    public static IServiceCollection AddUseCases(this IServiceCollection services) => services
        .AddSingleton<SignOut>()
        .AddSingleton<EnterByProxy>()
        .AddSingleton<LoadOwnAccount>()
        .AddSingleton<ChangePassword>()
        .AddSingleton<EndOwnSessions>()
        .AddSingleton<RegisterAuthenticator>()
        .AddSingleton<AskForPasskey>()
        .AddSingleton<RegisterPasskey>()
        .AddSingleton<RenamePasskey>()
        .AddSingleton<RemoveSecondFactor>()
        .AddSingleton<RenewRecoveryCodes>()
        .AddSingleton<LoadWork>()
        .AddSingleton<LoadVacancies>()
        .AddSingleton<LoadNews>()
        .AddSingleton<TellWork>()
        .AddSingleton<ListCases>()
        .AddSingleton<LoadCase>()
        .AddSingleton<OfferedPolicies>()
        .AddSingleton<BeginCase>()
        .AddSingleton<ChangeCase>()
        .AddSingleton<LoadClosing>()
        .AddSingleton<CloseCase>()
        .AddSingleton<ReopenCase>()
        .AddSingleton<ListKept>()
        .AddSingleton<DisposeCases>()
        .AddSingleton<ExtendRetention>()
        .AddSingleton<LoadDisposals>()
        .AddSingleton<ListChoosable>()
        .AddSingleton<AddCandidate>()
        .AddSingleton<ListServices>()
        .AddSingleton<LoadService>()
        .AddSingleton(provider => EvidenceSettings.From(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<LoadEvidenceFiles>()
        .AddSingleton<ScanFile>()
        .AddSingleton<KeepEvidence>()
        .AddSingleton<WithdrawEvidence>()
        .AddSingleton<SendEvidence>()
        .AddSingleton<ConfirmAnswers>()
        .AddSingleton<LoadSince>()
        .AddSingleton<WritePack>()
        .AddSingleton<ImportPack>()
        .AddSingleton<LoadSheet>()
        .AddSingleton<CompareDays>()
        .AddSingleton<LoadHistory>()
        .AddSingleton<LoadAnswers>()
        .AddSingleton<SaveAnswers>()
        .AddSingleton<SaveTyped>()
        .AddSingleton<ListChanges>()
        .AddSingleton<LoadComments>()
        .AddSingleton<WriteComment>()
        .AddSingleton<WriteQuestionnaireFile>()
        .AddSingleton<ReadApart>()
        .AddSingleton<ReadFilled>()
        .AddSingleton<ImportWorkbook>()
        .AddSingleton<LoadImport>()
        .AddSingleton<StoreImport>()
        .AddSingleton<ImportPaper>()
        .AddSingleton<LoadPapers>()
        .AddSingleton<LoadPaper>()
        .AddSingleton<ChoosePaperVersion>()
        .AddSingleton<DecideProposals>()
        .AddSingleton<LoadInvitations>()
        .AddSingleton<LoadInvitation>()
        .AddSingleton<InviteVendor>()
        .AddSingleton<ShowLink>()
        .AddSingleton<RemindVendor>()
        .AddSingleton<ExtendLink>()
        .AddSingleton<ReopenLink>()
        .AddSingleton<RevokeLink>()
        .AddSingleton<PlanReminders>()
        .AddSingleton<LoadLinkSheet>()
        .AddSingleton<EnterLink>()
        .AddSingleton<SaveLinkAnswers>()
        .AddSingleton<ListLinkChanges>()
        .AddSingleton<KeepLinkEvidence>()
        .AddSingleton<HandOverGroups>()
        .AddSingleton<ShowSubLink>()
        .AddSingleton<RevokeSubLink>()
        .AddSingleton<SubmitAnswers>()
        .AddSingleton<LoadFindings>()
        .AddSingleton<LoadFindingHistory>()
        .AddSingleton<RecordOverride>()
        .AddSingleton<WriteSummaryFile>()
        .AddSingleton<LoadComparison>()
        .AddSingleton<WriteComparisonFile>()
        .AddSingleton<LoadSpecification>()
        .AddSingleton<WriteSpecificationFile>()
        .AddSingleton<HandOver>()
        .AddSingleton<LoadAdvice>()
        .AddSingleton<AskAdvice>()
        .AddSingleton<GiveAdvice>()
        .AddSingleton<LoadRequestDraft>()
        .AddSingleton<SaveDraft>()
        .AddSingleton<SubmitRequest>()
        .AddSingleton<WithdrawRequest>()
        .AddSingleton<ListRequests>()
        .AddSingleton<LoadRequest>()
        .AddSingleton<SayInReview>()
        .AddSingleton<ListExceptions>()
        .AddSingleton<RecordLook>()
        .AddSingleton<LoadExceptions>()
        .AddSingleton<LoadExceptionPage>()
        .AddSingleton<AskForExceptions>()
        .AddSingleton<DecideOnExceptions>()
        .AddSingleton<WithdrawExceptions>()
        .AddSingleton<RecordExceptedUse>()
        .AddSingleton<DecideRequest>()
        .AddSingleton<WriteApplicationFile>()
        .AddSingleton<ListChecks>()
        .AddSingleton<LoadCheck>()
        .AddSingleton<RecordCheck>()
        .AddSingleton<KeepEditions>()
        .AddSingleton<ListEditions>()
        .AddSingleton<FindEdition>()
        .AddSingleton<CompareEditions>()
        .AddSingleton<ProvenScenarios>()
        .AddSingleton<ListUses>()
        .AddSingleton<LoadUse>()
        .AddSingleton<WriteRegisterFile>()
        .AddSingleton<ListAudit>()
        .AddSingleton<WriteAuditFile>()
        .AddSingleton<CheckChain>()
        .AddAdministration();

    private static IServiceCollection AddAdministration(this IServiceCollection services) => services
        .AddSingleton<AddAccount>()
        .AddSingleton<RenameAccount>()
        .AddSingleton<SetMailAddress>()
        .AddSingleton<ListPeople>()
        .AddSingleton<LoadPerson>()
        .AddSingleton<ListDepartments>()
        .AddSingleton<LoadDepartment>()
        .AddSingleton<AddDepartment>()
        .AddSingleton<ChangeDepartment>()
        .AddSingleton<CloseDepartment>()
        .AddSingleton<ReopenDepartment>()
        .AddSingleton<HandOverWork>()
        .AddSingleton<ListPosts>()
        .AddSingleton<LoadPost>()
        .AddSingleton<AddPost>()
        .AddSingleton<ChangePost>()
        .AddSingleton<EndPost>()
        .AddSingleton<ReopenPost>()
        .AddSingleton<MoveUses>()
        .AddSingleton<OwnGrants>()
        .AddSingleton<Auditors>()
        .AddSingleton<TakePost>()
        .AddSingleton<LeavePost>()
        .AddSingleton<RecordSubstitution>()
        .AddSingleton<EndActing>()
        .AddSingleton<RecordDelegation>()
        .AddSingleton<LoadTransfers>()
        .AddSingleton<LoadTransfer>()
        .AddSingleton<ReadTransfer>()
        .AddSingleton<ApplyTransfer>()
        .AddSingleton<CancelTransfer>()
        .AddSingleton<IssuePasswords>()
        .AddSingleton<WriteTransferFile>()
        .AddSingleton<LoadRetention>()
        .AddSingleton<RecordRetention>();
}
