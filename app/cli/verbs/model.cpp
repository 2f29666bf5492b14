// SPDX-License-Identifier: Apache-2.0
// `model add` and `model check`: DTDL documents.
#include "app/cli/verb.h"
#include "core/input_file.h"
#include "twin/model/cases.h"
#include "twin/state/twins.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <set>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, cases;
    std::vector<std::string> files;
    bool json = false;
};

Result<QByteArray> readAll(const QString &path)
{
    QFile file(path);
    if (const auto opened = openInput(file); !opened)
        return unexpected(opened.error());
    return file.readAll();
}

/// A folder stands for the .json files in it, in the order of their paths. `source` is what the project calls a file.
Result<std::vector<twin::ModelText>> readTexts(const std::vector<std::string> &files)
{
    std::vector<std::pair<QString, QString>> found; // path, source
    std::set<QString> sources;
    for (const std::string &given : files) {
        const QFileInfo info(text(given));
        if (!info.isDir()) {
            const QString name = info.fileName();
            found.emplace_back(text(given), sources.insert(name).second ? name : text(given));
            continue;
        }
        QStringList inside;
        for (QDirIterator at(info.filePath(), {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
             at.hasNext();)
            inside.append(at.next());
        inside.sort();
        for (const QString &path : inside)
            found.emplace_back(path, QDir(info.filePath()).relativeFilePath(path));
    }
    std::vector<twin::ModelText> texts;
    for (const auto &[path, source] : found) {
        auto bytes = readAll(path);
        if (!bytes)
            return unexpected(bytes.error());
        texts.push_back({source, std::move(*bytes)});
    }
    if (texts.empty())
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("cli", "There are no .json files in the folder."));
    return texts;
}

QJsonArray findingsToJson(const std::vector<twin::Finding> &findings)
{
    QJsonArray array;
    for (const twin::Finding &finding : findings) {
        using Severity = twin::Finding::Severity;
        const char *severity = finding.severity == Severity::Error        ? "error"
                               : finding.severity == Severity::Unresolved ? "unresolved"
                                                                          : "note";
        QJsonObject entry{{QStringLiteral("severity"), QLatin1String(severity)},
                          {QStringLiteral("Message"), finding.message},
                          {QStringLiteral("file"), finding.source},
                          {QStringLiteral("line"), finding.place.line},
                          {QStringLiteral("column"), finding.place.column}};
        const std::pair<const char *, const QString &> parts[] = {{"ValidationID", finding.validationId},
                                                                  {"PrimaryID", finding.primaryId},
                                                                  {"Property", finding.property},
                                                                  {"Value", finding.value},
                                                                  {"hint", finding.hint}};
        for (const auto &[key, value] : parts) {
            if (!value.isEmpty())
                entry.insert(QLatin1String(key), value);
        }
        array.append(entry);
    }
    return array;
}

void reportFindings(const std::vector<twin::Finding> &findings, Context &context)
{
    for (const twin::Finding &finding : findings) {
        const QString id = finding.validationId.section(QLatin1Char(':'), -1);
        context.note(id.isEmpty() ? finding.text() : QStringLiteral("%1 [%2]").arg(finding.text(), id));
    }
}

bool isMalformed(const twin::CheckReport &report)
{
    for (const twin::Finding &finding : report.findings) {
        if (finding.validationId.endsWith(QLatin1String(":invalidJson")))
            return true;
    }
    return false;
}

int checkFiles(const Arguments &arguments, Context &context)
{
    const auto texts = readTexts(arguments.files);
    if (!texts)
        return context.fail(texts.error());
    const auto report = twin::check(*texts, {}, context.progress());
    if (!report)
        return context.fail(report.error());
    const int interfaces = int(report->model.interfaces().size());
    if (arguments.json)
        context.printJson(QJsonObject{{QStringLiteral("accepted"), report->accepted},
                                      {QStringLiteral("files"), int(texts->size())},
                                      {QStringLiteral("interfaces"), interfaces},
                                      {QStringLiteral("findings"), findingsToJson(report->findings)}});
    else if (report->accepted)
        context.print(QCoreApplication::translate("cli", "accepted; files: %1, interfaces: %2")
                          .arg(texts->size())
                          .arg(interfaces));
    else
        context.print(QCoreApplication::translate("cli", "rejected"));
    reportFindings(report->findings, context);
    return context.status = report->accepted ? kDone : isMalformed(*report) ? kBadInput : kCheckSaysNo;
}

/// Answers each line; one that is no case stops nothing.
int checkCases(const Arguments &arguments, Context &context)
{
    QFile file(text(arguments.cases));
    if (const auto opened = openInput(file); !opened)
        return context.fail(opened.error());
    twin::Agreements agreements;
    for (int line = 1; !file.atEnd(); ++line) {
        const QByteArray bytes = file.readLine().trimmed();
        if (context.cancelled())
            return context.fail(cancelledError().error);
        if (bytes.isEmpty())
            continue;
        const auto result = twin::runCase(bytes);
        if (!result) {
            context.note(QCoreApplication::translate("cli", "line %1: %2").arg(line).arg(result.error().text()));
            context.status = kBadInput;
            continue;
        }
        context.print(QString::fromUtf8(twin::caseToJson(*result)));
        twin::count(*result, agreements);
    }
    for (const auto &[version, agreement] : agreements) {
        context.note(QCoreApplication::translate("cli", "DTDL v%1: %2 of %3 cases agree (%4 %)")
                         .arg(version)
                         .arg(agreement.agreeing)
                         .arg(agreement.cases)
                         .arg(100.0 * agreement.agreeing / agreement.cases, 0, 'f', 2));
    }
    return context.status;
}

/// What is in the project already, without the files that the new ones replace, and then the new ones.
Result<std::vector<twin::ModelText>> together(const project::Project &project,
                                              const std::vector<twin::ModelText> &added)
{
    auto all = twin::modelTexts(project.scene(), [&](const scene::BlobId &id) { return project.blob(id); });
    if (!all)
        return all;
    std::erase_if(*all, [&](const twin::ModelText &old) {
        return std::any_of(added.begin(), added.end(),
                           [&](const twin::ModelText &text) { return text.source == old.source; });
    });
    all->insert(all->end(), added.begin(), added.end());
    return all;
}

Result<qint64> commitModels(project::Project &project, const std::vector<twin::ModelText> &texts,
                            const twin::CheckReport &report)
{
    std::vector<twin::NewModel> models;
    const std::size_t before = report.interfaces.size() - texts.size();
    QStringList names;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto blob = project.putBlob(texts[i].json);
        if (!blob)
            return unexpected(blob.error());
        models.push_back({*blob, texts[i].source, report.interfaces[before + i]});
        names.append(texts[i].source);
    }
    const auto change = twin::addModels(project.scene(), project.ids(), models);
    if (!change)
        return unexpected(change.error());
    const QString label =
        names.size() > 3 ? QCoreApplication::translate("cli", "Add models: %1 files").arg(names.size())
                         : QCoreApplication::translate("cli", "Add models: %1").arg(names.join(QStringLiteral(", ")));
    return project.commit(*change, {QStringLiteral("model add"), label});
}

int add(const Arguments &arguments, Context &context)
{
    const auto texts = readTexts(arguments.files);
    if (!texts)
        return context.fail(texts.error());
    auto opened = openForWriting(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const auto all = together(*opened, *texts);
    if (!all)
        return context.fail(all.error());
    const auto report = twin::check(*all, {}, context.progress());
    if (!report)
        return context.fail(report.error());
    reportFindings(report->findings, context);
    if (!report->accepted)
        return context.fail({ErrorCode::BadInput,
                             QCoreApplication::translate("cli", "The documents are not valid; nothing was added."),
                             {}});
    const auto change = commitModels(*opened, *texts, *report);
    if (!change)
        return context.fail(change.error());
    QJsonArray interfaces;
    for (std::size_t i = all->size() - texts->size(); i < all->size(); ++i) {
        for (const QString &id : report->interfaces[i])
            interfaces.append(id);
    }
    if (arguments.json)
        context.printJson(QJsonObject{{QStringLiteral("change"), *change}, {QStringLiteral("interfaces"), interfaces}});
    else
        context.print(
            QCoreApplication::translate("cli", "files: %1, interfaces: %2").arg(texts->size()).arg(interfaces.size()));
    return kDone;
}

} // namespace

void addModel(Verb app, Context &context)
{
    const Verb verb = app.verb("model", "DTDL documents: what twins are");
    verb.needsVerb();

    auto added = std::make_shared<Arguments>();
    const Verb addVerb = verb.verb("add", "Put DTDL documents into a project; a file of the same name is replaced");
    addVerb.option("project", added->path, "The .twin file").required();
    addVerb.option("files", added->files, "The documents (.json), or folders of them").required();
    addVerb.flag("--json", added->json, "Print one JSON document");
    addVerb.run([added, &context] { add(*added, context); });

    auto checked = std::make_shared<Arguments>();
    const Verb checkVerb = verb.verb("check", "Say whether DTDL documents are valid, and what is wrong where");
    const Option files = checkVerb.option("files", checked->files, "The documents (.json), or folders of them");
    const Option cases =
        checkVerb.option("--cases", checked->cases, "A file of conformance cases, one JSON object a line")
            .excludes(files);
    checkVerb.flag("--json", checked->json, "Print one JSON document");
    checkVerb.run([checked, cases, &context] {
        if (!cases.given() && checked->files.empty())
            missing("FILE or --cases");
        cases.given() ? checkCases(*checked, context) : checkFiles(*checked, context);
    });
}

} // namespace twinloom::cli
