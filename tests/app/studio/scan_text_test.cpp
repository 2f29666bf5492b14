// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/scan_text.h"

#include "tests/support/test_data.h"

#include <QJsonDocument>

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

TEST(ScanText, WalkableOfAllRooms)
{
    EXPECT_EQ(walkableText(threeStations()), u"14.3 m², and 1.2 m² where nobody looked"_s);
    EXPECT_EQ(walkableText({}), QString());
}

} // namespace
} // namespace twinloom::studio
