// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/scan_text.h"

#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

QJsonObject threeStations()
{
    return QJsonDocument::fromJson(R"({
        "clouds": [{"file": "/a/hall 1.ply"}, {"file": "/a/hall 2.ply"}, {"file": "/a/hall 3.ply"}],
        "pairs": [{"a": 0, "b": 1, "overlap": 0.456, "balance": 0.8, "within_6mm": 0.93, "rms": 0.00214}],
        "issues": [{"code": "up-guessed", "message": "Z is up."},
                   {"code": "not-registered", "message": "hall 3.ply: too little overlap."}],
        "rooms": [{"walkable": {"area": 12.34}, "guessed": {"area": 1.2}}, {"walkable": {"area": 2}}]})")
        .object();
}

TEST(ScanText, PairsByTheNamesOfTheirFiles)
{
    EXPECT_EQ(pairsText(threeStations()),
              u"hall 1 – hall 2: overlap 46 %, balance 80 %, within 6 mm 93 %, RMS 2.1 mm"_s);
    EXPECT_EQ(pairsText({}), QString());
}

TEST(ScanText, LooseScansComeFirst)
{
    EXPECT_EQ(findingsText(threeStations()), u"hall 3.ply: too little overlap.\nZ is up."_s);
}

TEST(ScanText, FindingsNameTheirFileOnce)
{
    QJsonObject report = threeStations();
    report[u"issues"_s] = QJsonArray{
        QJsonObject{{u"code"_s, u"tilt-corrected"_s}, {u"field"_s, u"a.pcd"_s}, {u"message"_s, u"It was tilted."_s}},
        QJsonObject{{u"code"_s, u"not-registered"_s}, {u"field"_s, u"b.pcd"_s}, {u"message"_s, u"b.pcd is loose."_s}}};
    EXPECT_EQ(findingsText(report), u"b.pcd is loose.\na.pcd: It was tilted."_s);
}

TEST(ScanText, CleaningSaysWhatWasLeftOutAndWhy)
{
    QLocale::setDefault(QLocale(QLocale::English));
    const QJsonObject report = QJsonDocument::fromJson(R"({"cleaning": {"noise": 1140, "mixed": 20, "moved": 300,
        "mirrored": 0, "moved_things": [{}, {}], "mirrors": [], "glass": [{}]}})")
                                   .object();
    const QStringList lines = cleaningText(report).split(u'\n');
    ASSERT_EQ(lines.size(), 5);
    EXPECT_TRUE(lines[0].contains(u"stay in the cloud"_s));
    EXPECT_EQ(lines[1], u"Stray points, far from all others: 1,140"_s);
    EXPECT_TRUE(lines[2].endsWith(u": 20"_s));
    EXPECT_TRUE(lines[3].contains(u"2 thing"_s) && lines[3].endsWith(u": 300"_s)) << lines[3].toStdString();
    EXPECT_TRUE(lines[4].startsWith(u"1 pane"_s));
    EXPECT_EQ(cleaningText({}), QString());
    QLocale::setDefault(QLocale::c());
}

TEST(ScanText, WalkableOfAllRooms)
{
    EXPECT_EQ(walkableText(threeStations()), u"14.3 m², and 1.2 m² where nobody looked"_s);
    EXPECT_EQ(walkableText({}), QString());
}

} // namespace
} // namespace twinloom::studio
