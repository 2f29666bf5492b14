// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/instance_json.h"

#include "core/input_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <numeric>

namespace twinloom::facility
{
namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("facility", text);
}

Unexpected wrong(const QString &field, const QString &what)
{
    return unexpected(ErrorCode::BadInput, QStringLiteral("%1: %2").arg(field, what));
}

Result<std::vector<double>> readNumbers(const QJsonObject &json, const QString &field, qsizetype count, double above)
{
    const QJsonArray array = json.value(field).toArray();
    if (array.size() != count)
        return wrong(field, tr("a list of %1 numbers is expected.").arg(count));
    std::vector<double> numbers;
    for (const QJsonValue &value : array) {
        if (!value.isDouble() || !(value.toDouble() > above))
            return wrong(field, tr("every entry must be a number above %1.").arg(above));
        numbers.push_back(value.toDouble());
    }
    return numbers;
}

Result<Eigen::MatrixXd> readMatrix(const QJsonObject &json, const QString &field, qsizetype n)
{
    const QJsonArray rows = json.value(field).toArray();
    if (rows.size() != n)
        return wrong(field, tr("%1 rows of %1 numbers are expected.").arg(n));
    Eigen::MatrixXd matrix(n, n);
    for (qsizetype i = 0; i < n; ++i) {
        const QJsonArray row = rows.at(i).toArray();
        if (row.size() != n)
            return wrong(QStringLiteral("%1[%2]").arg(field).arg(i), tr("%1 numbers are expected.").arg(n));
        for (qsizetype j = 0; j < n; ++j) {
            if (!row.at(j).isDouble())
                return wrong(QStringLiteral("%1[%2][%3]").arg(field).arg(i).arg(j), tr("a number is expected."));
            matrix(i, j) = row.at(j).toDouble();
        }
    }
    return matrix;
}

Result<FlexibleBayInstance> readFlexibleBay(const QJsonObject &json, qsizetype n, const Eigen::MatrixXd &flow)
{
    FlexibleBayInstance instance;
    instance.width = json.value(QLatin1String("width")).toDouble();
    instance.height = json.value(QLatin1String("height")).toDouble();
    if (!(instance.width > 0) || !(instance.height > 0))
        return wrong(QStringLiteral("width, height"), tr("two lengths above 0 are expected."));
    auto area = readNumbers(json, QStringLiteral("area"), n, 0.0);
    if (!area)
        return unexpected(area.error());
    auto aspect = readNumbers(json, QStringLiteral("max_aspect_ratio"), n, 0.0);
    if (!aspect)
        return unexpected(aspect.error());
    const double total = std::accumulate(area->begin(), area->end(), 0.0);
    if (total > instance.width * instance.height * (1 + 1e-6))
        return wrong(
            QStringLiteral("area"),
            tr("the departments need %1 m², the plant has %2 m².").arg(total).arg(instance.width * instance.height));
    instance.area = std::move(*area);
    instance.maxAspectRatio = std::move(*aspect);
    instance.flow = flow;
    return instance;
}

Result<Instance> readInstance(const QJsonObject &json)
{
    Instance instance;
    instance.name = json.value(QLatin1String("name")).toString();
    if (json.value(QLatin1String("best")).isDouble())
        instance.best = json.value(QLatin1String("best")).toDouble();
    const qsizetype n = json.value(QLatin1String("flow")).toArray().size();
    if (n < 1 || n > 2000)
        return wrong(QStringLiteral("flow"), tr("a square matrix with 1 to 2000 rows is expected."));
    auto flow = readMatrix(json, QStringLiteral("flow"), n);
    if (!flow)
        return unexpected(flow.error());
    if (json.contains(QLatin1String("area"))) {
        auto bay = readFlexibleBay(json, n, *flow);
        if (!bay)
            return unexpected(bay.error());
        instance.problem = std::move(*bay);
        return instance;
    }
    auto distance = readMatrix(json, QStringLiteral("distance"), n);
    if (!distance)
        return unexpected(distance.error());
    instance.problem = AssignmentInstance{std::move(*distance), std::move(*flow)};
    return instance;
}

} // namespace

Result<std::vector<Instance>> readInstances(const QString &path)
{
    QFile file(path);
    if (const auto opened = openInput(file); !opened)
        return unexpected(opened.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return unexpected(ErrorCode::BadInput,
                          tr("%1, byte %2: %3.").arg(path).arg(error.offset).arg(error.errorString()));
    const QJsonArray list = document.isArray() ? document.array() : QJsonArray{document.object()};
    std::vector<Instance> instances;
    for (qsizetype i = 0; i < list.size(); ++i) {
        auto instance = readInstance(list.at(i).toObject());
        if (!instance)
            return unexpected(ErrorCode::BadInput,
                              tr("%1, instance %2: %3").arg(path).arg(i).arg(instance.error().message));
        instances.push_back(std::move(*instance));
    }
    if (instances.empty())
        return unexpected(ErrorCode::BadInput, tr("%1 holds no instance.").arg(path));
    return instances;
}

Result<Solution> solve(const Instance &instance, std::uint64_t seed, const SearchLimits &limits, Progress &progress)
{
    if (const auto *assignment = std::get_if<AssignmentInstance>(&instance.problem)) {
        const auto solved = solveAssignment(*assignment, seed, limits, progress);
        if (!solved)
            return unexpected(solved.error());
        QJsonArray permutation;
        for (const int facility : solved->permutation)
            permutation.append(facility);
        return Solution{solved->objective, {{QStringLiteral("permutation"), permutation}}};
    }
    const auto solved = solveFlexibleBay(std::get<FlexibleBayInstance>(instance.problem), seed, limits, progress);
    if (!solved)
        return unexpected(solved.error());
    QJsonArray rectangles;
    for (const auto &[x, y, w, h] : solved->rectangles)
        rectangles.append(QJsonArray{x, y, w, h});
    return Solution{solved->objective, {{QStringLiteral("rectangles"), rectangles}}};
}

} // namespace twinloom::facility
