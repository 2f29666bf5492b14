// SPDX-License-Identifier: Apache-2.0
// The picture of one overlay label: a rounded plate with text and, below it, a gauge bar.
#pragma once

#include <QImage>
#include <QString>

#include <optional>

namespace twinloom::render {

struct LabelStyle {
    bool dark = false;
    double scale = 1; ///< pixels a unit: the text is 13 units high
};

/// Premultiplied. Text needs a QGuiApplication (Qt's fonts do); without one the plate has only its gauge, and a label
/// without a gauge is a null image.
QImage labelImage(const QString &text, std::optional<double> gauge, const LabelStyle &style);

} // namespace twinloom::render
