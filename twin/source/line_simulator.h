// SPDX-License-Identifier: Apache-2.0
// A production line of three stations, Assembly, Test and Packaging, that behaves as the Digital Twin Consortium's
// ManufacturingOntologies say (Station simulation, CC BY 4.0): per part, cycle = ideal * (1 + |N(0, 0.1)|); a fault if
// N(0, 1) > 3, else scrap if > 2; pressure rises by |N(10 (m - 1), 10)| mbar from 2,500 until the valve is opened, with
// m = exp(default / ideal) / e; energy = power * m * actual / 3600 kWh a part. Parts move on when the next station is
// ready. No clock inside: the same seed and steps give the same line. Thread: one at a time.
#pragma once

#include "core/geometry/random.h"
#include "core/result.h"

#include <QByteArray>

#include <array>

namespace twinloom::source
{

/// Seconds, kWh, mbar; counts since the start.
struct StationValues {
    enum class Status { Ready = 0, Working = 1, Done = 2, Discarded = 3, Fault = 4 };
    qint64 serial = 0; ///< of the part that it works on, or has made last
    qint64 good = 0, scrap = 0;
    double running = 0; ///< stays 0, as in the original
    double faulty = 0;  ///< length of the fault, while it lasts
    Status status = Status::Ready;
    double energy = 0; ///< of the last part
    double idealCycle = 0, actualCycle = 0;
    double pressure = 2500;
};

class LineSimulator
{
public:
    static constexpr std::array<const char *, 3> kStations{"assembly", "test", "packaging"};

    enum class Plant { Munich, Seattle }; ///< ideal cycle of 6 s, of 10 s
    LineSimulator(Plant plant, std::uint64_t seed);

    /// Lets so much time pass. A station in fault is reset when its fault is over, as the line's MES does.
    void advance(double seconds);
    const StationValues &station(std::size_t index) const { return m_stations[index].values; }

    void openPressureReleaseValve(std::size_t index) { m_stations[index].values.pressure = 2500; }
    /// Floored at half the plant's ideal, as in the original.
    void setIdealCycle(std::size_t index, double seconds);

private:
    struct Station {
        StationValues values;
        double power = 0;
        double left = 0; ///< until the part is done, or the fault over
        StationValues::Status outcome = StationValues::Status::Done;
    };
    void execute(Station &station, qint64 serial);
    void finish(Station &station);
    void moveParts();

    geometry::Random m_random;
    double m_defaultCycle;
    qint64 m_nextSerial = 1;
    std::array<Station, 3> m_stations;
};

/// What a station publishes: its ten tags in milliseconds, kWh and mbar as the original has them, `t` (UTC
/// nanoseconds) and a sequence number `n`.
QByteArray stationPayload(const StationValues &values, qint64 time, qint64 number);

} // namespace twinloom::source
