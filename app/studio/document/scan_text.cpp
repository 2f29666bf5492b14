// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/scan_text.h"

#include "core/scene/node.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

class Text
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::ScanReport)
};

QString percent(const QJsonValue &share)
{
    return QLocale().toString(100 * share.toDouble(), 'f', 0);
}

QString fileOf(const QJsonObject &report, int cloud)
{
    return QFileInfo(report["clouds"_L1].toArray()[cloud]["file"_L1].toString()).completeBaseName();
}

double areaOf(const QJsonObject &report, QLatin1StringView part)
{
    double area = 0;
    for (const QJsonValue &room : report["rooms"_L1].toArray())
        area += room[part]["area"_L1].toDouble();
    return area;
}

} // namespace

QString pairsText(const QJsonObject &report)
{
    QStringList lines;
    for (const QJsonValue &pair : report["pairs"_L1].toArray())
        lines << Text::tr("%1 – %2: overlap %3 %, balance %4 %, within 6 mm %5 %, RMS %6 mm")
                     .arg(fileOf(report, pair["a"_L1].toInt()), fileOf(report, pair["b"_L1].toInt()),
                          percent(pair["overlap"_L1]), percent(pair["balance"_L1]), percent(pair["within_6mm"_L1]),
                          QLocale().toString(1000 * pair["rms"_L1].toDouble(), 'f', 1));
    return lines.join(u'\n');
}

QString findingsText(const QJsonObject &report)
{
    QStringList loose, others;
    for (const QJsonValue &issue : report["issues"_L1].toArray())
        (issue["code"_L1] == "not-registered"_L1 ? loose : others)
            << findingText(issue["field"_L1].toString(), issue["message"_L1].toString());
    return (loose + others).join(u'\n');
}

QString findingText(const QString &field, const QString &message)
{
    const bool isFile = !field.isEmpty() && !scene::NodeId::fromString(field);
    return isFile && !message.contains(field) ? Text::tr("%1: %2").arg(field, message) : message;
}

QString cleaningText(const QJsonObject &report)
{
    const QJsonObject cleaning = report["cleaning"_L1].toObject();
    const auto points = [&cleaning](QLatin1StringView cause) { return cleaning[cause].toInteger(); };
    const auto count = [&cleaning](QLatin1StringView things) {
        return static_cast<int>(cleaning[things].toArray().size());
    };
    QStringList lines;
    const auto tell = [&lines](qint64 left, const QString &line) {
        if (left > 0)
            lines << line.arg(QLocale().toString(left));
    };
    tell(points("noise"_L1), Text::tr("Stray points, far from all others: %1"));
    tell(points("mixed"_L1), Text::tr("Between an edge and what is behind it: %1"));
    tell(points("moved"_L1),
         Text::tr("Of %n thing(s) that moved or went while it was scanned: %1", nullptr, count("moved_things"_L1)));
    tell(points("mirrored"_L1), Text::tr("Seen in %n mirror(s), not there: %1", nullptr, count("mirrors"_L1)));
    if (!lines.isEmpty())
        lines.prepend(Text::tr("Points that are in no room or object, but stay in the cloud:"));
    if (const int panes = count("glass"_L1); panes > 0)
        lines << Text::tr("%n pane(s) of glass; behind it, less may have been seen than is there", nullptr, panes);
    return lines.join(u'\n');
}

QString walkableText(const QJsonObject &report)
{
    const double walkable = areaOf(report, "walkable"_L1), guessed = areaOf(report, "guessed"_L1);
    const QLocale locale;
    if (walkable + guessed <= 0)
        return {};
    return guessed > 0.05 ? Text::tr("%1 m², and %2 m² where nobody looked")
                                .arg(locale.toString(walkable, 'f', 1), locale.toString(guessed, 'f', 1))
                          : Text::tr("%1 m²").arg(locale.toString(walkable, 'f', 1));
}

} // namespace twinloom::studio
