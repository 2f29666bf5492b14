// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/network.h"

#include "scenegen/autoregressive/pose_code.h"

#include <QCoreApplication>

#include <cmath>
#include <numbers>

namespace twinloom::scenegen
{

using Vector = Network::Vector;
using Matrix = Network::Matrix;
using geometry::Vec2;

namespace
{

enum Kind { Room, Edge, Door, Window, Given, Object, Start };
constexpr int kKinds = 7;
constexpr int kFrequencies = 8;
constexpr int kWaves = 2 * kFrequencies;
constexpr int kGrow = 16; ///< columns by which the kept keys and values grow

/// Numbers as sines and cosines of periods from 32 m down to 0.25 m; the sines of a number, then its cosines.
void addWaves(float *to, std::initializer_list<double> values)
{
    for (const double value : values) {
        double frequency = std::numbers::pi / 16;
        for (int k = 0; k < kFrequencies; ++k, frequency *= 2) {
            // In single precision, as in training.
            const float angle = static_cast<float>(value) * static_cast<float>(frequency);
            to[k] = std::sin(angle);
            to[kFrequencies + k] = std::cos(angle);
        }
        to += kWaves;
    }
}

void softmax(Eigen::Ref<Vector> scores)
{
    scores = (scores.array() - scores.maxCoeff()).exp();
    scores /= scores.sum();
}

} // namespace

/// Reads weights by name until one does not fit.
class Network::Loader
{
public:
    explicit Loader(const SafeTensors &weights) : m_weights(weights) {}

    void read(Linear &linear, const QString &name, int in, int out)
    {
        readMatrix(linear.weight, name + QLatin1String(".weight"), out, in);
        readVector(linear.bias, name + QLatin1String(".bias"), out);
    }
    void read(Norm &norm, const QString &name, int width)
    {
        readVector(norm.scale, name + QLatin1String(".weight"), width);
        readVector(norm.shift, name + QLatin1String(".bias"), width);
    }
    /// One column an entry.
    void readTable(Matrix &table, const QString &name, int entries, int width)
    {
        Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> rows;
        readMatrix(rows, name + QLatin1String(".weight"), entries, width);
        table = rows.transpose();
    }
    Result<void> done() const
    {
        if (m_wrong.isEmpty())
            return {};
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("scenegen", "The weights \"%1\" are missing or of another shape.")
                              .arg(m_wrong));
    }

private:
    const Tensor *find(const QString &name, const std::vector<std::int64_t> &shape)
    {
        const auto found = m_weights.tensors.find(name);
        if (found != m_weights.tensors.end() && found->second.shape == shape)
            return &found->second;
        if (m_wrong.isEmpty())
            m_wrong = name;
        return nullptr;
    }
    template <class M>
    void readMatrix(M &matrix, const QString &name, int rows, int columns)
    {
        if (const Tensor *tensor = find(name, {rows, columns}))
            matrix = Eigen::Map<const M>(tensor->values.data(), rows, columns);
    }
    void readVector(Vector &vector, const QString &name, int size)
    {
        if (const Tensor *tensor = find(name, {size}))
            vector = Eigen::Map<const Vector>(tensor->values.data(), size);
    }

    const SafeTensors &m_weights;
    QString m_wrong;
};

Matrix Network::Norm::operator()(const Matrix &x) const
{
    Matrix y = x.rowwise() - x.colwise().mean();
    for (Eigen::Index c = 0; c < y.cols(); ++c) {
        const float variance = y.col(c).squaredNorm() / static_cast<float>(y.rows());
        y.col(c) = (y.col(c) / std::sqrt(variance + 1e-5f)).cwiseProduct(scale) + shift;
    }
    return y;
}

Vector Network::Stage::operator()(const Vector &state, const Vector &decided) const
{
    const Vector sum = state + decided;
    return sum + down(up(sum).cwiseMax(0.0f));
}

Result<Network> Network::from(const SafeTensors &weights, const NetworkShape &shape)
{
    Network network;
    network.m_shape = shape;
    Loader loader(weights);
    const int width = shape.width;
    const auto named = [](const char *name) { return QString::fromLatin1(name); };
    loader.readTable(network.m_kind, named("kind"), kKinds, width);
    loader.readTable(network.m_roomType, named("room_type"), shape.types + 1, width);
    loader.readTable(network.m_order, named("order"), 2, width);
    loader.readTable(network.m_category, named("category"), shape.categories + 1, width);
    loader.readTable(network.m_unknown, named("unknown"), 3, width);
    loader.readTable(network.m_chosenYaw, named("chosen_yaw"), 2 * kYawClasses, width);
    loader.readTable(network.m_chosenAcross, named("chosen_across"), kEdgeAcrossClasses + kOffsetClasses, width);
    loader.readTable(network.m_chosenAlong, named("chosen_along"), kEdgeAlongClasses + kOffsetClasses, width);
    loader.read(network.m_room, named("room"), 3 * kWaves, width);
    loader.read(network.m_edge, named("edge"), 5 * kWaves + 4, width);
    loader.read(network.m_opening, named("opening"), 6 * kWaves, width);
    loader.read(network.m_size, named("size"), 3 * kWaves, width);
    loader.read(network.m_place, named("place"), 3 * kWaves, width);
    loader.read(network.m_turn, named("turn"), 6, width);
    loader.read(network.m_key, named("key"), width, width);
    loader.read(network.m_query, named("query"), width, width);
    loader.read(network.m_anchor, named("anchor"), width, width);
    loader.read(network.m_headCategory, named("head_category"), width, shape.categories + 1);
    loader.read(network.m_headSize, named("head_size"), width, shape.sizes);
    loader.read(network.m_headYaw, named("head_yaw"), width, 2 * kYawClasses);
    loader.read(network.m_headAcross, named("head_across"), width, kEdgeAcrossClasses + kOffsetClasses);
    loader.read(network.m_headAlong, named("head_along"), width, kEdgeAlongClasses + kOffsetClasses);
    loader.read(network.m_headBottom, named("head_bottom"), width, kBottomClasses);
    loader.read(network.m_norm, named("norm"), width);
    for (int k = 0; k < shape.layers; ++k) {
        Layer &layer = network.m_layers.emplace_back();
        const QString name = QStringLiteral("layer.%1.").arg(k);
        loader.read(layer.norm1, name + QLatin1String("norm1"), width);
        loader.read(layer.norm2, name + QLatin1String("norm2"), width);
        loader.read(layer.qkv, name + QLatin1String("qkv"), width, 3 * width);
        loader.read(layer.out, name + QLatin1String("out"), width, width);
        loader.read(layer.up, name + QLatin1String("up"), width, shape.hidden);
        loader.read(layer.down, name + QLatin1String("down"), shape.hidden, width);
    }
    for (std::size_t k = 0; k < network.m_stages.size(); ++k) {
        loader.read(network.m_stages[k].up, QStringLiteral("stage.%1.up").arg(k), width, width);
        loader.read(network.m_stages[k].down, QStringLiteral("stage.%1.down").arg(k), width, width);
    }
    if (const auto done = loader.done(); !done)
        return unexpected(done.error());
    return network;
}

Matrix Network::tokensOf(const RoomTokens &room) const
{
    const auto edges = static_cast<Eigen::Index>(room.edges.size());
    const auto openings = static_cast<Eigen::Index>(room.openings.size());
    Vec2 low = Vec2::Zero(), high = Vec2::Zero();
    double doubled = 0;
    Matrix edge(5 * kWaves + 4, edges), opening(6 * kWaves, openings), tokens(m_shape.width, 1 + edges + openings);
    for (Eigen::Index i = 0; i < edges; ++i) {
        const EdgeToken &e = room.edges[static_cast<std::size_t>(i)];
        low = low.cwiseMin(e.from).cwiseMin(e.to);
        high = high.cwiseMax(e.from).cwiseMax(e.to);
        doubled += e.from.x() * e.to.y() - e.to.x() * e.from.y();
        const double length = (e.to - e.from).norm();
        addWaves(edge.col(i).data(), {e.from.x(), e.from.y(), e.to.x(), e.to.y(), length});
        const Vec2 direction = (e.to - e.from) / std::max(length, 1e-6);
        edge.col(i).tail<4>() << static_cast<float>(direction.x()), static_cast<float>(direction.y()),
            e.startConvex ? 1.0f : 0.0f, e.endConvex ? 1.0f : 0.0f;
    }
    for (Eigen::Index i = 0; i < openings; ++i) {
        const OpeningToken &o = room.openings[static_cast<std::size_t>(i)];
        addWaves(opening.col(i).data(), {o.from.x(), o.from.y(), o.to.x(), o.to.y(), o.bottom, o.top});
    }
    Vector whole(3 * kWaves);
    addWaves(whole.data(), {high.x() - low.x(), high.y() - low.y(), std::sqrt(std::max(doubled / 2, 0.0))});
    tokens.col(0) =
        m_kind.col(Room) + m_roomType.col(room.type + 1) + m_order.col(room.anchorFirst ? 1 : 0) + m_room(whole);
    tokens.middleCols(1, edges) = m_edge(edge).colwise() + m_kind.col(Edge);
    tokens.rightCols(openings) = m_opening(opening);
    for (Eigen::Index i = 0; i < openings; ++i)
        tokens.col(1 + edges + i) += m_kind.col(room.openings[static_cast<std::size_t>(i)].window ? Window : Door);
    return tokens;
}

Vector Network::tokenOf(int kind, const ObjectToken &object) const
{
    Vector token = m_kind.col(kind) + m_category.col(object.category + 1);
    Vector waves(3 * kWaves);
    if (object.size) {
        addWaves(waves.data(), {object.size->x(), object.size->y(), object.size->z()});
        token += m_size(waves);
    } else {
        token += m_unknown.col(0);
    }
    if (object.place) {
        addWaves(waves.data(), {object.place->x(), object.place->y(), object.place->z()});
        token += m_place(waves);
    } else {
        token += m_unknown.col(1);
    }
    if (object.yaw) {
        Eigen::Matrix<float, 6, 1> turn;
        for (int k = 0; k < 3; ++k) {
            const auto angle = static_cast<float>((1 << k) * *object.yaw);
            turn[2 * k] = std::sin(angle);
            turn[2 * k + 1] = std::cos(angle);
        }
        token += m_turn(turn);
    } else {
        token += m_unknown.col(2);
    }
    return token;
}

Sequence::Sequence(const Network &network, const RoomTokens &room, std::span<const ObjectToken> given)
    : m_network(&network), m_keys(network.m_layers.size()), m_values(network.m_layers.size())
{
    Matrix prefix = network.tokensOf(room);
    m_givenAt = static_cast<int>(prefix.cols());
    m_startAt = m_givenAt + static_cast<int>(given.size());
    prefix.conservativeResize(Eigen::NoChange, m_startAt);
    for (std::size_t i = 0; i < given.size(); ++i)
        prefix.col(m_givenAt + static_cast<Eigen::Index>(i)) = network.tokenOf(Given, given[i]);
    encode(std::move(prefix), Attention::Mutual);
    encode(network.m_kind.col(Start), Attention::Causal);
}

void Sequence::append(std::span<const ObjectToken> objects)
{
    if (objects.empty())
        return;
    Matrix tokens(m_network->shape().width, static_cast<Eigen::Index>(objects.size()));
    for (std::size_t i = 0; i < objects.size(); ++i)
        tokens.col(static_cast<Eigen::Index>(i)) = m_network->tokenOf(Object, objects[i]);
    encode(std::move(tokens), Attention::Causal);
}

/// What the new tokens gather from all before them, and from each other.
Matrix Sequence::attend(int layer, const Matrix &qkv, Attention attention) const
{
    const NetworkShape &shape = m_network->shape();
    const Eigen::Index part = shape.width / shape.heads, added = qkv.cols();
    const Matrix &keys = m_keys[static_cast<std::size_t>(layer)], &values = m_values[static_cast<std::size_t>(layer)];
    Matrix gathered(shape.width, added);
    const float scale = 1.0f / std::sqrt(static_cast<float>(part));
    for (Eigen::Index head = 0; head < shape.heads; ++head)
        for (Eigen::Index c = 0; c < added; ++c) {
            const Eigen::Index seen = attention == Attention::Mutual ? m_count + added : m_count + c + 1;
            Vector scores =
                keys.block(head * part, 0, part, seen).transpose() * qkv.col(c).segment(head * part, part) * scale;
            softmax(scores);
            gathered.col(c).segment(head * part, part) = values.block(head * part, 0, part, seen) * scores;
        }
    return gathered;
}

void Sequence::encode(Matrix x, Attention attention)
{
    const Eigen::Index width = m_network->shape().width, added = x.cols(), total = m_count + added;
    const auto grown = [&](Matrix &matrix) {
        if (matrix.cols() < total)
            matrix.conservativeResize(width, total + kGrow);
    };
    for (std::size_t k = 0; k < m_network->m_layers.size(); ++k) {
        const Network::Layer &layer = m_network->m_layers[k];
        const Matrix qkv = layer.qkv(layer.norm1(x));
        grown(m_keys[k]);
        grown(m_values[k]);
        m_keys[k].middleCols(m_count, added) = qkv.middleRows(width, width);
        m_values[k].middleCols(m_count, added) = qkv.bottomRows(width);
        x += layer.out(attend(static_cast<int>(k), qkv, attention));
        x += layer.down(layer.up(layer.norm2(x)).cwiseMax(0.0f));
    }
    x = m_network->m_norm(x);
    grown(m_anchorKeys);
    grown(m_anchorValues);
    m_anchorKeys.middleCols(m_count, added) = m_network->m_key(x);
    m_anchorValues.middleCols(m_count, added) = m_network->m_anchor(x);
    m_last = x.rightCols<1>();
    m_count = static_cast<int>(total);
}

Decision::Decision(const Sequence &sequence)
    : m_sequence(&sequence), m_network(sequence.m_network), m_state(sequence.m_last)
{
}

Vector Decision::categories() const
{
    return m_network->m_headCategory(m_state);
}

void Decision::takeCategory(int category)
{
    m_state = m_network->m_stages[0](m_state, m_network->m_category.col(category + 1));
}

Vector Decision::sizes() const
{
    return m_network->m_headSize(m_state);
}

void Decision::takeSize(const geometry::Vec3 &size)
{
    Vector waves(3 * kWaves);
    addWaves(waves.data(), {size.x(), size.y(), size.z()});
    m_state = m_network->m_stages[1](m_state, m_network->m_size(waves));
}

Vector Decision::anchors() const
{
    const Vector query = m_network->m_query(m_state) / std::sqrt(static_cast<float>(m_state.size()));
    return m_sequence->m_anchorKeys.leftCols(m_sequence->m_count).transpose() * query;
}

void Decision::takeAnchor(int token, Anchor kind)
{
    m_onObject = kind == Anchor::Object;
    m_state = m_network->m_stages[2](m_state, m_sequence->m_anchorValues.col(token));
}

Vector Decision::yaws() const
{
    return m_network->m_headYaw(m_state).segment(m_onObject ? kYawClasses : 0, kYawClasses);
}

void Decision::takeYaw(int yaw)
{
    m_state = m_network->m_stages[3](m_state, m_network->m_chosenYaw.col(yaw + (m_onObject ? kYawClasses : 0)));
}

Vector Decision::across() const
{
    const Vector all = m_network->m_headAcross(m_state);
    return m_onObject ? all.tail(kOffsetClasses) : all.head(kEdgeAcrossClasses);
}

void Decision::takeAcross(int across)
{
    const int column = across + (m_onObject ? kEdgeAcrossClasses : 0);
    m_state = m_network->m_stages[4](m_state, m_network->m_chosenAcross.col(column));
}

Vector Decision::along() const
{
    const Vector all = m_network->m_headAlong(m_state);
    return m_onObject ? all.tail(kOffsetClasses) : all.head(kEdgeAlongClasses);
}

void Decision::takeAlong(int along)
{
    const int column = along + (m_onObject ? kEdgeAlongClasses : 0);
    m_state = m_network->m_stages[5](m_state, m_network->m_chosenAlong.col(column));
}

Vector Decision::bottoms() const
{
    return m_network->m_headBottom(m_state);
}

} // namespace twinloom::scenegen
