// SPDX-License-Identifier: Apache-2.0
#include "twin/source/line_simulator.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

namespace twinloom::source
{

TEST(LineSimulator, aShiftBehavesAsTheOriginal)
{
    LineSimulator line(LineSimulator::Plant::Munich, 5);
    double slowest = 0, quickest = 1e9, pulse = 0;
    for (int i = 0; i < 8 * 3600 * 2; ++i) {
        line.advance(0.5);
        const StationValues &values = line.station(0);
        if (values.status == StationValues::Status::Working) {
            slowest = std::max(slowest, values.actualCycle);
            quickest = std::min(quickest, values.actualCycle);
        }
        if (values.status == StationValues::Status::Fault)
            pulse = std::max(pulse, values.faulty);
    }
    EXPECT_GE(quickest, 6.0);
    EXPECT_LT(slowest, 6.0 * 1.6);
    EXPECT_GE(pulse, 5.0) << "a fault in 4000 parts";
    for (std::size_t i = 0; i < 3; ++i) {
        const StationValues &values = line.station(i);
        const auto parts = double(values.good + values.scrap);
        EXPECT_GT(parts, 3000) << i;
        EXPECT_NEAR(double(values.scrap) / parts, 0.0228, 0.008) << i; // N > 2, faults among them
        // |N(0, 10)| a part has the mean 7.98.
        EXPECT_NEAR((values.pressure - 2500) / parts, 7.98, 0.4) << i;
        EXPECT_DOUBLE_EQ(values.running, 0);
    }
    EXPECT_GE(line.station(0).good, line.station(1).good);
    EXPECT_GE(line.station(1).good, line.station(2).good);
    EXPECT_NEAR(line.station(0).energy, 200 * line.station(0).actualCycle / 3600, 0.4);
}

TEST(LineSimulator, isTheSameForTheSameSeed)
{
    LineSimulator a(LineSimulator::Plant::Seattle, 9), b(LineSimulator::Plant::Seattle, 9);
    a.advance(5000);
    for (int i = 0; i < 5000; ++i)
        b.advance(1);
    EXPECT_EQ(a.station(2).good, b.station(2).good);
    EXPECT_NEAR(a.station(2).pressure, b.station(2).pressure, 1e-6);
}

TEST(LineSimulator, theValveResetsThePressure)
{
    LineSimulator line(LineSimulator::Plant::Munich, 1);
    line.advance(600);
    EXPECT_GT(line.station(1).pressure, 2600);
    line.openPressureReleaseValve(1);
    EXPECT_DOUBLE_EQ(line.station(1).pressure, 2500);
}

TEST(LineSimulator, aFasterCycleTakesMoreEnergy)
{
    LineSimulator line(LineSimulator::Plant::Munich, 1);
    line.setIdealCycle(0, 1);
    EXPECT_DOUBLE_EQ(line.station(0).idealCycle, 3) << "half the plant's is the least";
    line.advance(60);
    EXPECT_GT(line.station(0).energy / line.station(0).actualCycle, 200.0 / 3600 * 2.5); // m = e
}

TEST(StationPayload, holdsTheTenTags)
{
    const QJsonDocument json = QJsonDocument::fromJson(stationPayload({}, 1'800'000'000'000'000'001, 7));
    EXPECT_EQ(json[QStringLiteral("t")].toInteger(), 1'800'000'000'000'000'001);
    EXPECT_EQ(json[QStringLiteral("n")].toInteger(), 7);
    for (const char *tag :
         {"serial", "good", "scrap", "running", "faulty", "status", "energy", "ideal", "actual", "pressure"})
        EXPECT_TRUE(json[QLatin1String(tag)].isDouble()) << tag;
}

} // namespace twinloom::source
