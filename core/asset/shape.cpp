// SPDX-License-Identifier: Apache-2.0
#include "core/asset/shape.h"

#include "core/geometry/bvh.h"
#include "core/geometry/random.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <numbers>
#include <tuple>

namespace twinloom::asset
{
namespace
{

constexpr std::size_t kSamples = 9000; // on the surface, before they are thinned
constexpr std::size_t kMostPoints = 3000;
constexpr float kSpacings = 48;     // along the diagonal, between points
constexpr float kElevation = 0.35f; // radians: how far from above the views look
constexpr char kMagic[] = "TLSH1";
constexpr qsizetype kMagicSize = sizeof kMagic - 1, kDigestSize = 32;

struct Triangles {
    std::vector<Eigen::Vector3f> positions;
    std::vector<std::uint32_t> indices;
    std::vector<double> areasUpTo; ///< running sum, one a triangle
};

Triangles trianglesOf(const Model &model)
{
    Triangles all;
    double sum = 0;
    for (const MeshPart &part : model.parts) {
        const auto first = static_cast<std::uint32_t>(all.positions.size());
        all.positions.insert(all.positions.end(), part.positions.begin(), part.positions.end());
        for (std::size_t i = 0; i + 2 < part.indices.size(); i += 3) {
            const Eigen::Vector3f &a = part.positions[part.indices[i]], &b = part.positions[part.indices[i + 1]],
                                  &c = part.positions[part.indices[i + 2]];
            const double area = 0.5 * static_cast<double>((b - a).cross(c - a).norm());
            sum += std::isfinite(area) ? area : 0;
            all.areasUpTo.push_back(sum);
            for (std::size_t k = 0; k < 3; ++k)
                all.indices.push_back(first + part.indices[i + k]);
        }
    }
    return all;
}

/// Points on the surface, as many on each piece as its area asks for.
std::vector<Eigen::Vector3f> samplesOf(const Triangles &triangles)
{
    geometry::Random random(1);
    std::vector<Eigen::Vector3f> samples;
    samples.reserve(kSamples);
    const double whole = triangles.areasUpTo.back();
    for (std::size_t n = 0; n < kSamples; ++n) {
        const double at = whole * (static_cast<double>(n) + random.uniform()) / static_cast<double>(kSamples);
        const auto found = std::lower_bound(triangles.areasUpTo.begin(), triangles.areasUpTo.end() - 1, at);
        const auto t = 3 * static_cast<std::size_t>(found - triangles.areasUpTo.begin());
        const auto corner = [&](std::size_t k) { return triangles.positions[triangles.indices[t + k]]; };
        const float root = std::sqrt(static_cast<float>(random.uniform())), v = static_cast<float>(random.uniform());
        samples.push_back((1 - root) * corner(0) + root * (1 - v) * corner(1) + root * v * corner(2));
    }
    return samples;
}

/// One sample a cell, the first that fell into it.
std::vector<Eigen::Vector3f> thinned(const std::vector<Eigen::Vector3f> &samples, float cell)
{
    std::map<std::tuple<int, int, int>, Eigen::Vector3f> cells;
    for (const Eigen::Vector3f &p : samples) {
        const Eigen::Array3i at = (p / cell).array().floor().cast<int>();
        cells.emplace(std::tuple(at.x(), at.y(), at.z()), p);
    }
    std::vector<Eigen::Vector3f> points;
    for (const auto &[at, p] : cells)
        points.push_back(p);
    return points;
}

Result<std::vector<std::uint16_t>> sidesOf(const Triangles &triangles, const std::vector<Eigen::Vector3f> &points,
                                           float length, Progress &progress)
{
    const geometry::Bvh bvh(triangles.positions, triangles.indices);
    std::vector<std::uint16_t> seen(points.size(), 0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i % 256 == 0 && progress.cancelled())
            return cancelledError();
        for (int view = 0; view < kShapeViews; ++view) {
            const float angle = static_cast<float>(view * 2 * std::numbers::pi / kShapeViews);
            const Eigen::Vector3f towards(std::cos(kElevation) * std::cos(angle),
                                          std::cos(kElevation) * std::sin(angle), std::sin(kElevation));
            if (!bvh.nearest({points[i] + 2e-3f * length * towards, towards}))
                seen[i] = static_cast<std::uint16_t>(seen[i] | (1u << view));
        }
    }
    return seen;
}

template <class T>
void append(QByteArray &bytes, const std::vector<T> &values)
{
    bytes.append(reinterpret_cast<const char *>(values.data()), static_cast<qsizetype>(values.size() * sizeof(T)));
}

template <class T>
std::vector<T> take(const char *&at, std::size_t count)
{
    std::vector<T> values(count);
    std::memcpy(static_cast<void *>(values.data()), at, count * sizeof(T));
    at += count * sizeof(T);
    return values;
}

} // namespace

Result<Shape> describeShape(const Model &model, Progress &progress)
{
    const Triangles triangles = trianglesOf(model);
    if (triangles.areasUpTo.empty() || !(triangles.areasUpTo.back() > 0))
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("asset", "%1 has no surface to compare.").arg(model.name));
    const auto [low, high] = model.bounds();
    Shape shape;
    shape.size = high - low;
    const float length = shape.size.norm();
    const std::vector<Eigen::Vector3f> samples = samplesOf(triangles);
    float cell = length / kSpacings;
    do {
        shape.points = thinned(samples, cell);
        cell *= 1.2f;
    } while (shape.points.size() > kMostPoints);
    auto seen = sidesOf(triangles, shape.points, length, progress);
    if (!seen)
        return unexpected(seen.error());
    shape.seenFrom = *std::move(seen);
    return shape;
}

QByteArray shapeToBytes(const Shape &shape)
{
    QByteArray bytes(kMagic, kMagicSize);
    const auto count = static_cast<std::uint32_t>(shape.points.size());
    bytes.append(reinterpret_cast<const char *>(&count), sizeof count);
    append(bytes, std::vector<Eigen::Vector3f>{shape.size});
    append(bytes, shape.points);
    append(bytes, shape.seenFrom);
    return bytes + QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256);
}

Result<Shape> shapeFromBytes(const QByteArray &bytes)
{
    std::uint32_t count = 0;
    constexpr qsizetype kHead = kMagicSize + qsizetype(sizeof count + sizeof(Eigen::Vector3f));
    const auto wrong = [] {
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("asset", "These bytes are not the shape of a model."));
    };
    if (bytes.size() < kHead + kDigestSize || !bytes.startsWith(kMagic))
        return wrong();
    std::memcpy(&count, bytes.constData() + kMagicSize, sizeof count);
    const qsizetype length = kHead + qsizetype(count) * qsizetype(sizeof(Eigen::Vector3f) + sizeof(std::uint16_t));
    if (count == 0 || count > kMostPoints || bytes.size() != length + kDigestSize ||
        QCryptographicHash::hash(bytes.first(length), QCryptographicHash::Blake2b_256) != bytes.last(kDigestSize))
        return wrong();
    const char *at = bytes.constData() + kMagicSize + sizeof count;
    Shape shape;
    shape.size = take<Eigen::Vector3f>(at, 1).front();
    shape.points = take<Eigen::Vector3f>(at, count);
    shape.seenFrom = take<std::uint16_t>(at, count);
    return shape;
}

} // namespace twinloom::asset
