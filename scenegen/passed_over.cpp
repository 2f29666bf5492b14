// SPDX-License-Identifier: Apache-2.0
#include "scenegen/passed_over.h"

#include "core/nearest.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace twinloom::scenegen
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

/// Misspelt fields would be lost silently. Each is told once, at `place` for the first time.
void reportUnknownFields(const QJsonObject &json, const std::vector<QString> &fields, const QString &place,
                         const QString &otherwise, QSet<QString> &told, Issues &findings)
{
    for (const QString &key : json.keys()) {
        if (told.contains(key) || std::find(fields.begin(), fields.end(), key) != fields.end())
            continue;
        told.insert(key);
        const QString meant = suggestion(key, fields);
        findings.push_back({QStringLiteral("unknown-field"),
                            text("A request has no field \"%1\"; it was passed over. %2")
                                .arg(place + key, meant.isEmpty() ? otherwise : meant)
                                .trimmed(),
                            place + key});
    }
}

} // namespace

void reportPassedOver(const QJsonObject &json, Issues &findings)
{
    static const std::vector<QString> fields = {
        QStringLiteral("id"),     QStringLiteral("room_type"),  QStringLiteral("polygon"), QStringLiteral("height"),
        QStringLiteral("doors"),  QStringLiteral("windows"),    QStringLiteral("objects"), QStringLiteral("counts"),
        QStringLiteral("shapes"), QStringLiteral("style"),      QStringLiteral("styles"),  QStringLiteral("models"),
        QStringLiteral("graph"),  QStringLiteral("ban"),        QStringLiteral("regions"), QStringLiteral("prompt"),
        QStringLiteral("seed"),   QStringLiteral("parameters"), QStringLiteral("density"), QStringLiteral("obstacles")};
    static const std::vector<QString> ofObjects = {
        QStringLiteral("category"), QStringLiteral("centre"),  QStringLiteral("size"),  QStringLiteral("yaw"),
        QStringLiteral("parent"),   QStringLiteral("asset"),   QStringLiteral("style"), QStringLiteral("shape"),
        QStringLiteral("pinned"),   QStringLiteral("measured")};
    // What a layout says besides may stand there, so that it can be asked again.
    QSet<QString> told = {QStringLiteral("generator"),    QStringLiteral("version"), QStringLiteral("input_hash"),
                          QStringLiteral("milliseconds"), QStringLiteral("issues"),  QStringLiteral("plan")};
    reportUnknownFields(json, fields, {}, text("Generators' own parameters stand in \"parameters\"."), told, findings);
    QSet<QString> toldOfObjects;
    const QJsonArray objects = json.value(QLatin1String("objects")).toArray();
    for (int i = 0; i < objects.size(); ++i) {
        const QString category = QStringLiteral("category");
        if (objects[i][category].isString() && objects[i][category].toString().isEmpty())
            findings.push_back({QStringLiteral("empty-category"),
                                text("The category is empty; what the thing is, is left open."),
                                QStringLiteral("objects[%1].category").arg(i)});
        reportUnknownFields(objects[i].toObject(), ofObjects, QStringLiteral("objects[%1].").arg(i), {}, toldOfObjects,
                            findings);
    }
}

bool isComplete(const PartialObject &object)
{
    return !object.pinned && !object.category.isEmpty() && object.centre && object.size && object.yaw;
}

void reportPassedOver(const std::vector<PartialObject> &objects, Issues &findings)
{
    const auto complete = std::ranges::count_if(objects, isComplete);
    if (complete > 0)
        findings.push_back(
            {QStringLiteral("complete-dropped"),
             text("%1 complete objects that are not pinned were dropped; pin what shall stay.").arg(complete),
             QStringLiteral("objects")});
}

} // namespace twinloom::scenegen
