// SPDX-License-Identifier: Apache-2.0
// A trained model: the network with its vocabulary of room types, categories and sizes.
#pragma once

#include "scenegen/autoregressive/network.h"

#include <memory>

namespace twinloom::scenegen
{

struct KnownSize {
    int category = 0;
    QString asset;
    geometry::Vec3 size = geometry::Vec3::Ones();
};

struct Model {
    QString digest; ///< SHA-256 of the file that it was read from, hexadecimal
    Network network;
    std::vector<QString> types, categories;
    std::vector<bool> mounted;           ///< by category: hangs on walls
    std::vector<std::vector<bool>> seen; ///< by room type and category: such rooms hold such things
    /// By room type and category: shares of such rooms that hold at least one of it, two, ...; empty where the rooms
    /// were too few to tell.
    std::vector<std::vector<std::vector<double>>> shares;
    /// By room type and category: added to its logit, so that as many come as such rooms hold
    /// (scenegen/training/calibrate_autoregressive.py); 0 in files that were not calibrated.
    std::vector<std::vector<float>> leanings;
    std::vector<double> atWall; ///< by category: share of them with the back to a wall
    std::vector<KnownSize> sizes;
    float stopBias = 0; ///< added to the logit of "stop": makes the number of things come out right

    /// -1 when unknown. Whatever the case; room types whatever the spaces, too.
    int type(const QString &name) const;
    int category(const QString &name) const;

    /// What scenegen/training/train_autoregressive.py writes. BadInput says what does not fit.
    static Result<Model> from(const QByteArray &bytes, const QString &name);
    /// From a file; read once and kept, by path. Io when it cannot be read. Thread: any.
    static Result<std::shared_ptr<const Model>> load(const QString &path);
    /// resources/scenegen/autoregressive.safetensors, read on first use. Thread: any.
    static const Model &builtIn();
};

} // namespace twinloom::scenegen
