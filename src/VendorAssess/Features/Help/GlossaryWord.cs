using System.Collections.Immutable;
using System.Globalization;

namespace VendorAssess.Features.Help;

/// <summary>A word of this product, how it is read, and what it means here.</summary>
public sealed record GlossaryWord(string Word, string Reading, string Meaning)
{
    private static readonly CompareInfo Japanese = CultureInfo.GetCultureInfo("ja-JP").CompareInfo;

    private const CompareOptions LikePeopleType =
        CompareOptions.IgnoreCase | CompareOptions.IgnoreKanaType | CompareOptions.IgnoreWidth;

    public static readonly ImmutableArray<GlossaryWord> All =
    [
        new("対策基準", "たいさくきじゅん", "自治体の情報セキュリティポリシーのうち、守ることを具体的に定めた部分。版ごとに日付があります。"),
        new("条項", "じょうこう", "対策基準の一つの定め。「第11-2(7)ウ」のような番号で指します。"),
        new("要件", "ようけん", "条項が求めることの一つ。いつ適用されるか、どの強さか、何があれば満たすかを持ちます。"),
        new("強度", "きょうど", "要件の強さ。必須、禁止、必要に応じて、努力、許可条件があります。"),
        new("評価案件", "ひょうかあんけん", "担当課が、ある業務でサービスを使いたいという一件。候補のサービスを比べられます。"),
        new("設問", "せつもん", "事業者、担当課または情報部門に尋ねる事実。番号は「KM06」のように付きます。"),
        new("回答", "かいとう", "設問への答え。補足、証跡、時点、出どころとともに残り、消えません。"),
        new("証跡", "しょうせき", "回答を裏づける書類や証明書。"),
        new("判定", "はんてい", "一つの要件についての結果。適合、一部適合、不適合、要確認、要協議、対象外、基準未登録があります。"),
        new("要確認", "ようかくにん", "回答がまだない、確認中、または有効期限が切れているため、判定できない状態。"),
        new("要協議", "ようきょうぎ", "対策基準に定めがないか、人が判断しなければならない状態。"),
        new("基準未登録", "きじゅんみとうろく", "対策基準が別の基準に任せていて、その基準がこの製品に登録されていない状態。"),
        new("審査者判断", "しんさしゃはんだん", "判定の隣に、理由と名前を添えて残す人の判断。計算された判定は書き換えません。"),
        new("ネットワーク利用申請", "ねっとわーくりようしんせい", "サービスをネットワークから使う許可を求める申請。提出した内容がそのまま固定されます。"),
        new("例外措置", "れいがいそち", "基準を満たせないときに、期間と代わりの対策を決めて受ける許可。"),
        new("利用台帳", "りようだいちょう", "承認されて使っているサービスの一覧。管理者、点検、終了を記録します。"),
        new("点検", "てんけん", "導入時、運用中、終了時に、守られていることを確かめて日付とともに残すこと。"),
        new("消去証跡", "しょうきょしょうせき", "利用終了のとき、返却、消去、鍵の破棄が済んだことを示す記録。"),
        new("保存年限", "ほぞんねんげん", "終了した案件を保存する年数。市の文書に関する規程に合わせて、終了の種類ごとに定めます。"),
        new("廃棄", "はいき", "保存期間が終わった案件の内容を、決裁を受けて消すこと。廃棄の記録が残ります。"),
    ];

    public bool Fits(string wanted) => Holds(Word, wanted) || Holds(Reading, wanted) || Holds(Meaning, wanted);

    private static bool Holds(string text, string wanted) =>
        Japanese.IndexOf(text, wanted.Trim(), LikePeopleType) >= 0;
}
