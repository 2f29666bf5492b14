// SPDX-License-Identifier: Apache-2.0
#include "twin/source/line_simulator.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace twinloom::source
{
namespace
{

constexpr std::array<double, 3> kPowers{200, 100, 100}; // kW
constexpr double kFaultSigma = 3, kScrapSigma = 2;
constexpr double kFaultSeconds = 5;

} // namespace

LineSimulator::LineSimulator(Plant plant, std::uint64_t seed)
    : m_random(seed), m_defaultCycle(plant == Plant::Munich ? 6 : 10)
{
    for (std::size_t i = 0; i < m_stations.size(); ++i) {
        m_stations[i].power = kPowers[i];
        m_stations[i].values.idealCycle = m_defaultCycle;
    }
}

void LineSimulator::setIdealCycle(std::size_t index, double seconds)
{
    m_stations[index].values.idealCycle = std::max(seconds, m_defaultCycle / 2);
}

void LineSimulator::execute(Station &station, qint64 serial)
{
    StationValues &values = station.values;
    values.serial = serial;
    values.faulty = 0;
    const double chance = m_random.normal();
    if (chance > kFaultSigma) {
        values.actualCycle = kFaultSeconds + std::abs(kFaultSeconds * m_random.normal());
        values.faulty = values.actualCycle;
        values.status = station.outcome = StationValues::Status::Fault;
    } else {
        values.actualCycle = values.idealCycle * (1 + std::abs(0.1 * m_random.normal()));
        values.status = StationValues::Status::Working;
        station.outcome = chance > kScrapSigma ? StationValues::Status::Discarded : StationValues::Status::Done;
    }
    station.left += values.actualCycle;
}

void LineSimulator::finish(Station &station)
{
    StationValues &values = station.values;
    const double effort = std::exp(m_defaultCycle / values.idealCycle) / std::exp(1.0);
    values.energy = station.power * effort * values.actualCycle / 3600;
    values.pressure += std::abs(10 * (effort - 1) + 10 * m_random.normal());
    values.faulty = 0;
    if (station.outcome == StationValues::Status::Done)
        ++values.good;
    else
        ++values.scrap;
    // A fault is reset here, and its part is gone.
    values.status = station.outcome == StationValues::Status::Fault ? StationValues::Status::Ready : station.outcome;
}

// From the end of the line to its beginning, so that each part can move into a place that has just become free.
void LineSimulator::moveParts()
{
    using Status = StationValues::Status;
    for (std::size_t i = m_stations.size(); i-- > 0;) {
        Station &station = m_stations[i];
        const bool last = i + 1 == m_stations.size();
        if (station.values.status == Status::Discarded || (last && station.values.status == Status::Done))
            station.values.status = Status::Ready;
        if (!last && station.values.status == Status::Done && m_stations[i + 1].values.status == Status::Ready) {
            m_stations[i + 1].left = 0;
            execute(m_stations[i + 1], station.values.serial);
            station.values.status = Status::Ready;
        }
        if (i == 0 && station.values.status == Status::Ready) {
            station.left = 0;
            execute(station, m_nextSerial++);
        }
    }
}

void LineSimulator::advance(double seconds)
{
    using Status = StationValues::Status;
    const auto busy = [](const Station &station) {
        return station.values.status == Status::Working || station.values.status == Status::Fault;
    };
    while (seconds > 0) {
        moveParts();
        double step = seconds; // to the next event
        for (const Station &station : m_stations)
            if (busy(station))
                step = std::min(step, station.left);
        for (Station &station : m_stations) {
            if (!busy(station))
                continue;
            station.left -= step;
            if (station.left <= 1e-9)
                finish(station);
        }
        seconds -= step;
    }
}

QByteArray stationPayload(const StationValues &values, qint64 time, qint64 number)
{
    const auto milliseconds = [](double seconds) { return std::round(seconds * 1000); };
    const QJsonObject json{{QStringLiteral("t"), time},
                           {QStringLiteral("n"), number},
                           {QStringLiteral("serial"), values.serial},
                           {QStringLiteral("good"), values.good},
                           {QStringLiteral("scrap"), values.scrap},
                           {QStringLiteral("running"), milliseconds(values.running)},
                           {QStringLiteral("faulty"), milliseconds(values.faulty)},
                           {QStringLiteral("status"), int(values.status)},
                           {QStringLiteral("energy"), values.energy},
                           {QStringLiteral("ideal"), milliseconds(values.idealCycle)},
                           {QStringLiteral("actual"), milliseconds(values.actualCycle)},
                           {QStringLiteral("pressure"), values.pressure}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace twinloom::source
