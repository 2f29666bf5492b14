// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/scan_text.h"

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
        (issue["code"_L1] == "not-registered"_L1 ? loose : others) << issue["message"_L1].toString();
    return (loose + others).join(u'\n');
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
