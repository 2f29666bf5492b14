// SPDX-License-Identifier: Apache-2.0
// Puts models together from flat pieces: walls, floors, frames. Solid things are described with mesh_builder.h.
#pragma once

#include "core/asset/model.h"

namespace twinloom::asset
{

class FlatMeshBuilder
{
public:
    explicit FlatMeshBuilder(const QString &name) { m_model.name = name; }
    /// Index of a new material with an empty part.
    int material(Material material);
    /// Corners counter-clockwise seen from outside.
    void quad(int material, const Eigen::Vector3f &a, const Eigen::Vector3f &b, const Eigen::Vector3f &c,
              const Eigen::Vector3f &d);
    void triangle(int material, const Eigen::Vector3f &a, const Eigen::Vector3f &b, const Eigen::Vector3f &c);
    void box(int material, const Eigen::Vector3f &low, const Eigen::Vector3f &high);
    ModelPtr build();

private:
    Model m_model;
};

} // namespace twinloom::asset
