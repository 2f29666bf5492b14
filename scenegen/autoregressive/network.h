// SPDX-License-Identifier: Apache-2.0
// The transformer of the autoregressive generator, in plain C++: scenegen/training/autoregressive_model.py with its
// weights. Tokens of the room and of given things form a prefix that attends to itself; each thing drawn after it
// attends to the prefix and to what was drawn before, so keys and values are computed once and kept.
// After Vaswani et al. 2017 ("Attention is all you need"), Paschalidou et al. 2021 ("ATISS") and Para et al. 2022
// ("COFS").
#pragma once

#include "core/geometry/box.h"
#include "scenegen/autoregressive/safetensors.h"

#include <array>
#include <optional>
#include <span>

namespace twinloom::scenegen
{

struct NetworkShape {
    int width = 0, layers = 0, heads = 0, hidden = 0;
    int types = 0, categories = 0, sizes = 0; ///< how many there are
};

/// What the network sees. Metres, in a frame with the middle of the floor's bounds at the origin and its longest edge
/// along an axis.
struct EdgeToken {
    geometry::Vec2 from, to;
    bool startConvex = true, endConvex = true;
};
struct OpeningToken {
    geometry::Vec2 from, to;
    double bottom = 0, top = 0;
    bool window = false;
};
struct RoomTokens {
    int type = -1;           ///< -1: unknown
    bool anchorFirst = true; ///< the order in which things come
    std::vector<EdgeToken> edges;
    std::vector<OpeningToken> openings;
};
/// A thing; what is not known is left out.
struct ObjectToken {
    int category = -1;
    std::optional<geometry::Vec3> size;
    std::optional<geometry::Vec3> place; ///< x, y, bottom
    std::optional<double> yaw;
};

class Network
{
public:
    using Vector = Eigen::VectorXf;
    using Matrix = Eigen::MatrixXf; ///< a column a token

    /// Takes the weights by name; BadInput names one that is missing or of another shape.
    static Result<Network> from(const SafeTensors &weights, const NetworkShape &shape);
    const NetworkShape &shape() const { return m_shape; }

private:
    friend class Sequence;
    friend class Decision;
    struct Linear {
        Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> weight;
        Vector bias;
        template <class X>
        auto operator()(const X &x) const
        {
            return ((weight * x).colwise() + bias).eval();
        }
    };
    struct Norm {
        Vector scale, shift;
        Matrix operator()(const Matrix &x) const;
    };
    struct Layer {
        Norm norm1, norm2;
        Linear qkv, out, up, down;
    };
    struct Stage {
        Linear up, down;
        Vector operator()(const Vector &state, const Vector &decided) const;
    };
    class Loader;

    Matrix tokensOf(const RoomTokens &room) const;
    Vector tokenOf(int kind, const ObjectToken &object) const;

    NetworkShape m_shape;
    Matrix m_kind, m_roomType, m_order, m_category, m_unknown, m_chosenYaw, m_chosenAcross, m_chosenAlong; ///< columns
    Linear m_room, m_edge, m_opening, m_size, m_place, m_turn, m_key, m_query, m_anchor;
    Linear m_headCategory, m_headSize, m_headYaw, m_headAcross, m_headAlong, m_headBottom;
    std::vector<Layer> m_layers;
    Norm m_norm;
    std::array<Stage, 6> m_stages;
};

/// A room and what stands in it, encoded. A value: copies continue on their own. Keeps a pointer to the network.
class Sequence
{
public:
    Sequence(const Network &network, const RoomTokens &room, std::span<const ObjectToken> given);
    /// Things that were drawn, all known; several at once give the same as one after the other.
    void append(std::span<const ObjectToken> objects);

    /// Indices of tokens, for anchors.
    static int edgeToken(int edge) { return 1 + edge; }
    int givenToken(int given) const { return m_givenAt + given; }
    int drawnToken(int drawn) const { return m_startAt + 1 + drawn; }
    int size() const { return m_count; }

private:
    friend class Decision;
    enum class Attention { Mutual, Causal };
    void encode(Network::Matrix tokens, Attention attention);
    Network::Matrix attend(int layer, const Network::Matrix &qkv, Attention attention) const;

    const Network *m_network;
    int m_givenAt = 0, m_startAt = 0, m_count = 0;
    std::vector<Network::Matrix> m_keys, m_values; ///< by layer; the first m_count columns are used
    Network::Matrix m_anchorKeys, m_anchorValues;  ///< what the pointer head needs of each token
    Network::Vector m_last;                        ///< state of the last token
};

/// The choices that make one more thing, each given the ones before it: ask for logits, take one, go on. A value: a
/// copy can be taken back to. Holds on to its sequence, which must not grow meanwhile.
class Decision
{
public:
    explicit Decision(const Sequence &sequence);

    Network::Vector categories() const; ///< the last one: stop
    void takeCategory(int category);
    Network::Vector sizes() const; ///< of all categories
    void takeSize(const geometry::Vec3 &size);
    Network::Vector anchors() const; ///< of all tokens, also those that are none
    enum class Anchor { Edge, Object };
    void takeAnchor(int token, Anchor kind);
    Network::Vector yaws() const;
    void takeYaw(int yaw);
    Network::Vector across() const;
    void takeAcross(int across);
    Network::Vector along() const;
    void takeAlong(int along);
    Network::Vector bottoms() const;

private:
    const Sequence *m_sequence;
    const Network *m_network;
    Network::Vector m_state;
    bool m_onObject = false;
};

} // namespace twinloom::scenegen
