namespace VendorAssess.Features.Audit;

/// <summary>What was done, in the words of the page; an action without words here is shown by its name.</summary>
public static class AuditWords
{
    public static readonly (string Action, string Label)[] Actions =
    [
        ("case.begun", "案件を作った"), ("case.changed", "案件の内容を変えた"), ("case.handed-over", "案件を契約担当に引き継いだ"),
        ("case.taken-back", "案件を検討中に戻した"), ("case.closed", "案件を終了した"),
        ("case.reopened", "終了した案件を検討中に戻した"), ("case.kept-longer", "案件の保存を延ばした"),
        ("case.disposed", "案件を廃棄した"), ("retention.recorded", "保存年限を定めた"), ("candidate.added", "候補を登録した"),
        ("answers.saved", "回答を保存した"), ("comment.written", "設問にコメントした"),
        ("comment.settled", "設問のコメントを解決済みにした"), ("pack.read", "回答パックを読み込んだ"),
        ("evidence.kept", "証跡を付けた"), ("evidence.downloaded", "証跡をダウンロードした"),
        ("evidence.withdrawn", "証跡を取り下げた"), ("workbook.read", "質問票を読み込んだ"), ("workbook.stored", "質問票の回答を保存した"),
        ("override.recorded", "審査者判断を記録した"), ("override.withdrawn", "審査者判断を取り消した"),
        ("advice.asked", "助言や協議を求めた"), ("advice.given", "助言や協議に応じた"),
        ("request.drafted", "申請の下書きを保存した"), ("request.submitted", "申請を提出した"),
        ("review.Asked", "審査で質問した"), ("review.Answered", "審査の質問に回答した"),
        ("review.Settled", "審査の質問を終えた"), ("request.withdrawn", "申請を取り下げた"),
        ("request.Approved", "申請を承認した（受理を含む）"),
        ("request.ApprovedWithConditions", "申請を条件付きで承認した"), ("request.SentBack", "申請を差し戻した"),
        ("request.Refused", "申請を不承認とした"),
        ("exception.asked", "例外措置の許可を求めた"), ("exception.reported", "緊急の例外措置を報告した"),
        ("exception.Granted", "例外措置を許可した"), ("exception.Refused", "例外措置を許可しなかった"),
        ("exceptions.looked", "例外措置の申請状況を確かめた"),
        ("exception.Withdrawn", "例外措置の求めを取り下げた"), ("use.recorded", "利用台帳に載せた"),
        ("check.recorded", "点検の結果を記録した"), ("edition.in-force", "対策基準又は設問の版を使い始めた"),
        ("rows.sealed", "行の照合を始めた"), ("rows.updated", "更新の際に行を変えた"), ("demo.settled", "デモの町を作った"),
        ("signed-in", "サインインした"), ("signed-out", "サインアウトした"), ("sign-in.refused", "サインインを断られた"),
        ("sign-in.slowed", "間違いが続き、サインインを待たされた"), ("sessions.ended", "ほかの端末のサインインを終わらせた"),
        ("password-changed", "パスワードを変えた"), ("password.reset", "パスワードを再発行した"),
        ("authenticator.registered", "認証アプリを登録した"), ("authenticator.removed", "認証アプリの登録を外した"),
        ("passkey.registered", "パスキーを登録した"), ("passkey.removed", "パスキーを外した"),
        ("passkey.renamed", "パスキーの名前を変えた"),
        ("recovery-codes.renewed", "予備コードを作り直した"), ("second-factor.reset", "二要素認証の登録を取り消した"),
        ("account.off", "アカウントを停止した"), ("account.on", "アカウントの利用を再開した"), ("keys.revoked", "鍵を取り替えた"),
        ("administrator-created", "管理者を登録した"), ("file.downloaded", "ファイルを取り出した"),
        ("paper.read", "事業者の資料を読み込んだ"), ("paper.version", "事業者の資料の版を選んだ"),
        ("proposals.decided", "回答候補の採否を決めた"),
        ("link.created", "回答用リンクを作った"), ("link.shown", "回答用リンクを表示した"),
        ("link.exchanged", "回答用リンクが開かれた"), ("link.opened", "回答する人が初めて名前を書いた"),
        ("link.named", "回答する人が名前を書いた"),
        ("link.handed-over", "区分がほかの人に渡された"), ("link.submitted", "回答が提出された"),
        ("link.reopened", "回答を再開した"), ("link.extended", "回答の期限を変えた"), ("link.reminded", "回答を催促した"),
        ("link.revoked", "回答用リンクを取り消した"), ("link.guessed", "正しくない回答用リンクが続けて開かれた"),
        ("mail.sent", "メールを送った"), ("mail.given-up", "メールを送れなかった"),
        ("access.refused", "見られない画面を求めた"), ("request.not-taken", "送信が受け付けられなかった"),
        ("person.added", "利用者を作った"), ("person.renamed", "利用者の氏名を変えた"),
        ("person.mail", "利用者のメールアドレスを変えた"),
        ("department.added", "部局を加えた"), ("department.changed", "部局を変えた"),
        ("department.closed", "部局を廃止することにした"), ("department.reopened", "部局の廃止を取りやめた"),
        ("department.handed-over", "廃止した部局の仕事が引き継がれた"),
        ("post.added", "職を加えた"), ("post.changed", "職の名前や役割を変えた"), ("post.ended", "職を廃止することにした"),
        ("post.reopened", "職の廃止を取りやめた"), ("post.uses-moved", "利用の管理を引き継いだ"),
        ("post.taken", "職に就けた"), ("post.left", "職を離れる日を決めた"),
        ("post.taking-cancelled", "職に就くことを取り消した"),
        ("substitution.recorded", "代理を記録した"), ("substitution.ended", "代理を終える日を決めた"),
        ("substitution.cancelled", "代理を取り消した"),
        ("delegation.recorded", "事務の委任を記録した"), ("delegation.ended", "事務の委任を終える日を決めた"),
        ("delegation.cancelled", "事務の委任を取り消した"),
        ("transfer.read", "人事異動の一覧を読み込んだ"), ("transfer.applied", "人事異動を反映した"),
        ("transfer.cancelled", "人事異動を取り消した"), ("transfer.passwords-issued", "初回パスワードを作った"),
    ];

    public static string Label(string action) =>
        Actions.FirstOrDefault(known => known.Action == action).Label ?? action;

    public static readonly (string Kind, string Label)[] Kinds =
    [
        ("case", "案件"), ("request", "申請"), ("exception", "例外措置"),
        ("exception-look", "例外措置の確認"), ("check", "点検"),
        ("person", "人"), ("uses", "利用台帳"), ("audit", "監査証跡"),
        ("address", "画面"), ("service", "サービス"), ("unknown-login", "登録のないログイン名"),
        ("link", "回答用リンク"), ("mail", "メール"), ("network", "ネットワーク"),
        ("policy", "対策基準"), ("keys", "鍵"),
        ("department", "部局"), ("post", "職"), ("transfer", "人事異動"), ("retention", "保存年限"),
        ("rows", "行"),
    ];

    public static string KindLabel(string kind) => Kinds.FirstOrDefault(known => known.Kind == kind).Label ?? kind;

    /// <summary>Where the subject can be seen, if it has a page of its own.</summary>
    public static string? Path(string kind, string id) => kind switch
    {
        "case" => $"/cases/{id}",
        "request" => $"/requests/{id}",
        "service" => $"/services/{id}",
        "exception" => $"/exceptions/{id}",
        "exception-look" => "/exceptions",
        "check" => $"/checks/{id}",
        "policy" => $"/policies/{id}",
        _ => null,
    };
}
