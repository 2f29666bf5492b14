// SPDX-License-Identifier: Apache-2.0
// Project::check(): reads the whole file and says what is wrong with it.
#include "core/project/blob_store.h"
#include "core/project/project_impl.h"
#include "core/project/schema.h"
#include "core/storage/transaction.h"

#include <QCoreApplication>

#include <set>

namespace twinloom::project
{
namespace
{

using storage::Connection;

void append(Issues &issues, const char *code, const Result<Issues> &found)
{
    if (found)
        issues.insert(issues.end(), found->begin(), found->end());
    else
        issues.push_back({QLatin1String(code), found.error().message, {}});
}

Result<Issues> checkDatabase(Connection &connection, const Progress &progress)
{
    Issues issues;
    auto rows = connection.query("PRAGMA integrity_check");
    if (!rows)
        return unexpected(rows.error());
    for (;;) {
        const Result<bool> row = rows->next();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return issues;
        if (progress.cancelled())
            return cancelledError();
        if (rows->text(0) != QLatin1String("ok"))
            issues.push_back({QStringLiteral("database"), rows->text(0).simplified(), {}});
    }
}

std::set<QString> blobsOf(const scene::Scene &scene)
{
    std::set<QString> blobs;
    scene.forEach([&blobs](const scene::NodePtr &node) {
        if (const auto *model = node->find<scene::ModelComponent>(); model && !model->blob.isEmpty())
            blobs.insert(model->blob);
        if (const auto *cloud = node->find<scene::PointCloudComponent>(); cloud && !cloud->blob.isEmpty())
            blobs.insert(cloud->blob);
        if (const auto *dtdl = node->find<scene::DtdlComponent>(); dtdl && !dtdl->blob.isEmpty())
            blobs.insert(dtdl->blob);
    });
    return blobs;
}

Result<Issues> checkReferences(Connection &connection, const scene::Scene &scene)
{
    Issues issues;
    for (const QString &name : blobsOf(scene)) {
        const Result<bool> found = hasBlob(connection, name);
        if (!found)
            return unexpected(found.error());
        if (!*found)
            issues.push_back(
                {QStringLiteral("missing-blob"),
                 QCoreApplication::translate("project", "The scene uses asset %1, which is not in the project.")
                     .arg(name),
                 name});
    }
    return issues;
}

// The journal from its first entry must give the scene that is open.
Result<Issues> checkReplay(Connection &connection, qint64 last, const scene::Scene &expected, Progress progress)
{
    scene::Scene scene;
    Issues issues;
    const Result<void> done = visitRows(connection, last, [&](const JournalRow &row) -> Result<void> {
        if (progress.cancelled())
            return cancelledError();
        progress.set(double(row.number) / double(last));
        const Result<scene::Change> effect = effectOf(connection, row);
        if (!effect)
            return unexpected(effect.error());
        Result<scene::Scene> after = scene::apply(std::move(scene), *effect);
        if (!after)
            return unexpected(ErrorCode::BadInput,
                              QCoreApplication::translate("project", "Entry %1 of the journal does not fit: %2")
                                  .arg(row.number)
                                  .arg(after.error().message));
        scene = std::move(*after);
        return {};
    });
    if (!done)
        return unexpected(done.error());
    if (!(scene == expected))
        issues.push_back(
            {QStringLiteral("journal-replay"),
             QCoreApplication::translate("project", "The journal, replayed from its beginning, gives another scene."),
             {}});
    return issues;
}

Result<Issues> checkNumbers(Connection &connection, qint64 last)
{
    Issues issues;
    auto rows = connection.query("SELECT number FROM journal WHERE number <= ?1 ORDER BY number", {last});
    if (!rows)
        return unexpected(rows.error());
    const auto missing = [&issues](qint64 number) {
        issues.push_back({QStringLiteral("journal-gap"),
                          QCoreApplication::translate("project", "Entry %1 of the journal is missing.").arg(number),
                          QStringLiteral("journal[%1]").arg(number)});
    };
    for (qint64 expected = 1;; ++expected) {
        const Result<bool> row = rows->next();
        if (!row)
            return unexpected(row.error());
        if (!*row) {
            if (expected <= last)
                missing(expected);
            return issues;
        }
        if (const qint64 number = rows->integer(0); number != expected) {
            missing(expected);
            expected = number;
        }
    }
}

} // namespace

Issues Project::check(Progress progress) const
{
    Issues issues;
    const std::lock_guard lock(m->reading);
    const Result<Connection *> reader = m->reader();
    if (!reader)
        return {{QStringLiteral("database"), reader.error().message, {}}};
    Connection &connection = **reader;
    // One view of the file; a reader beside a writer may see more than it opened, so the head is read again.
    const auto view = storage::Transaction::begin(connection, storage::TransactionKind::Read);
    if (!view)
        return {{QStringLiteral("database"), view.error().message, {}}};
    progress.stage(QCoreApplication::translate("project", "Checking the project"));
    append(issues, "database", checkDatabase(connection, progress));
    progress.set(0.3);
    const Result<Head> head = readHead(connection);
    if (!head)
        issues.push_back({QStringLiteral("database"), head.error().message, {}});
    append(issues, "database", verifyBlobs(connection, progress.slice(0.3, 0.6)));
    append(issues, "database", checkReferences(connection, m->state.scene));
    progress.set(0.6);
    const qint64 last = m->state.head.journal;
    append(issues, "journal-gap", checkNumbers(connection, last));
    append(issues, "journal-replay", checkReplay(connection, last, m->state.scene, progress.slice(0.6, 0.9)));
    append(issues, "audit-chain", verifyAudit(connection, head ? head->audit : m->state.head.audit, progress));
    progress.set(1.0);
    return issues;
}

} // namespace twinloom::project
