// SPDX-License-Identifier: Apache-2.0
// The picture of one overlay label: a rounded plate with the words of an alarm, text and, below them, a gauge bar.
#pragma once

#include <QImage>
#include <QString>

#include <optional>

namespace twinloom::render
{

struct LabelStyle {
    bool dark = false;
    double scale = 1; ///< pixels a unit: the text is 13 units high
    bool operator==(const LabelStyle &) const = default;
};

struct LabelContent {
    QString text;                ///< may have several lines
    std::optional<double> gauge; ///< 0 to 1
    bool stale = false;          ///< a clock before the text, and all of it grey
    QString alarm = {};          ///< above the text, in red, with a warning sign
    bool operator==(const LabelContent &) const = default;
};

/// Premultiplied. Text needs a QGuiApplication (Qt's fonts do); without one the plate has only its gauge, and a label
/// without a gauge that is not stale is a null image.
QImage labelImage(const LabelContent &content, const LabelStyle &style);

} // namespace twinloom::render
