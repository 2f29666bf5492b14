// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/scan_notes.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace twinloom::workflow
{
namespace
{

const QString kNotes = QStringLiteral("scan_report"), kBlob = QStringLiteral("blob");

} // namespace

Result<void> keepScanReport(scene::Node &group, const scan::ScanReport &report, const BlobStore &blobs)
{
    QJsonObject json = report.toJson();
    for (const char *ofThisRun : {"seconds", "peak_memory_mib", "change"})
        json.remove(QLatin1String(ofThisRun));
    const auto blob = blobs.put(QJsonDocument(json).toJson(QJsonDocument::Compact));
    if (!blob)
        return unexpected(blob.error());
    group.set(scene::UnknownComponent{kNotes, QJsonObject{{kBlob, *blob}}});
    return {};
}

scene::BlobId scanReportBlob(const scene::Node &group)
{
    for (const scene::Component &component : group.components)
        if (const auto *notes = std::get_if<scene::UnknownComponent>(&component); notes && notes->type == kNotes)
            return notes->data[kBlob].toString();
    return {};
}

Result<QJsonObject> scanReportOf(const scene::Node &group, const BlobStore &blobs)
{
    const scene::BlobId blob = scanReportBlob(group);
    if (blob.isEmpty())
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("workflow", "%1 keeps no report of a scan.").arg(group.name),
                          QCoreApplication::translate("workflow", "Scan its files again."));
    const auto bytes = blobs.get(blob);
    if (!bytes)
        return unexpected(bytes.error());
    const QJsonDocument json = QJsonDocument::fromJson(*bytes);
    if (!json.isObject())
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("workflow", "The report of %1 is no JSON.").arg(group.name));
    return json.object();
}

} // namespace twinloom::workflow
