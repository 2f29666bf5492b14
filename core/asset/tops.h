// SPDX-License-Identifier: Apache-2.0
// What a model can carry: its upward faces with the air above them, column by column. The seat and not the box about
// the chair; the boards of a shelf; the mattress and not the headboard's height.
#pragma once

#include "core/asset/model.h"

#include <Eigen/Geometry>

#include <cstdint>
#include <optional>
#include <span>

namespace twinloom::asset
{

class Tops
{
public:
    /// Air above a face, up to what is above it. Metres from the model's base.
    struct Air {
        float floor = 0, ceiling = 0;
    };
    /// What is to lie there, about the middle of its footprint, in the model's frame.
    struct Footprint {
        Eigen::Vector2f middle = Eigen::Vector2f::Zero();
        Eigen::Vector2f half = Eigen::Vector2f::Zero(); ///< of width and depth
        float yaw = 0, height = 0;
    };

    /// Columns are 2.5 cm wide, wider where that were more than 64 a side. The model's shells are closed, as those of
    /// the starter library are; of open ones, faces below an open one may be missed.
    explicit Tops(const Model &model);

    /// Where the footprint comes to rest there, of all such heights the nearest to `wanted`: a face carries its middle,
    /// with faces as high (to 1.5 cm) on all sides of it and under half of it, and nothing solid is in its way. None
    /// otherwise. The floor below the model carries nothing.
    std::optional<float> restingHeight(const Footprint &footprint, float wanted) const;
    /// The footprint has room on the floor below the model, between legs say.
    bool isFreeBelow(const Footprint &footprint) const;
    /// The footprint from `bottom` upwards lies wholly in the solid: a thing in a closed cupboard.
    bool encloses(const Footprint &footprint, float bottom) const;
    /// The air of the column above a point, lowest first; none outside of the model.
    std::span<const Air> airAt(const Eigen::Vector2f &point) const;

private:
    template <class Visit>
    void eachColumn(const Footprint &footprint, Visit &&visit) const;
    int columnAt(float x, float y) const;
    std::optional<float> restAt(const Footprint &footprint, float level) const;

    Eigen::Vector2f m_low = Eigen::Vector2f::Zero();
    float m_cell = 0.025f;
    int m_columns = 0, m_rows = 0;
    std::vector<std::uint32_t> m_first; ///< by column into m_air; one more than there are columns
    std::vector<Air> m_air;
};

} // namespace twinloom::asset
