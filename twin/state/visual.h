// SPDX-License-Identifier: Apache-2.0
// How a value shows in 3D, as people write it: `--visual CHANNEL=EXPR`.
//
//   colour=ramp STOP STOP... [strength S]   STOP is NUMBER:COLOUR, ascending; between stops the colour is mixed
//   colour=map KEY:COLOUR... [strength S]   KEY is a number, true, false, a word or "text"; other values: no colour
//   label=format "TEXT"                     {value} {value:DECIMALS} {property} {twin} {unit} {quality}; {{ and }}
//   gauge=range MIN MAX                     0 at MIN, 1 at MAX
//   position=path NODE [MIN MAX]            along the way through the children of NODE, in the order of their ids;
//                                           at its beginning at MIN (0), at its end at MAX (1)
//   visible=when OP OPERAND                 OP is < <= > >= == != ; OPERAND a number, true, false, a word or "text"
//
// COLOUR is #rrggbb or one of black blue cyan green grey magenta orange red white yellow; S is 0 to 1 and 0.8 unless
// given. Words are separated by blanks; text in double quotes may hold any character, with \" and \\ for themselves.
// Plain values; safe from any thread.
#pragma once

#include "core/result.h"

#include <Eigen/Core>

#include <QJsonValue>

#include <optional>
#include <variant>
#include <vector>

namespace twinloom::twin
{

struct ColourRamp {
    struct Stop {
        double value = 0;
        Eigen::Vector3f colour = Eigen::Vector3f::Zero(); ///< linear RGB
    };
    std::vector<Stop> stops; ///< ascending, two or more
    float strength = 0.8F;
};

struct ColourMap {
    struct Entry {
        QJsonValue key;
        Eigen::Vector3f colour = Eigen::Vector3f::Zero(); ///< linear RGB
    };
    std::vector<Entry> entries;
    float strength = 0.8F;
};

struct LabelFormat {
    enum class Field { Text, Value, Property, Twin, Unit, Quality };
    struct Piece {
        Field field = Field::Text;
        QString text;      ///< of Text
        int decimals = -1; ///< of Value; -1: the shortest exact form
    };
    std::vector<Piece> pieces;
};

struct GaugeRange {
    double least = 0, most = 1;
};

struct PathPosition {
    QString node; ///< id or name
    double least = 0, most = 1;
};

struct VisibleWhen {
    enum class Operator { Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual };
    Operator op = Operator::Equal;
    QJsonValue operand;
};

using Visual = std::variant<ColourRamp, ColourMap, LabelFormat, GaugeRange, PathPosition, VisibleWhen>;

/// Of the text after `--visual`. BadInput says what is wrong and at which column (from 1).
Result<Visual> parseVisual(const QString &text);
/// The channel's name as it is written: "colour", "label", ...
QString channelName(const Visual &visual);

/// Linear RGB and strength; none where the value has no colour.
std::optional<Eigen::Vector4f> colourOf(const ColourRamp &ramp, const QJsonValue &value);
std::optional<Eigen::Vector4f> colourOf(const ColourMap &map, const QJsonValue &value);
/// 0 to 1; none for what is no number.
std::optional<double> gaugeOf(const GaugeRange &range, const QJsonValue &value);
/// None where the two cannot be compared (a text with a number).
std::optional<bool> visibleWhen(const VisibleWhen &condition, const QJsonValue &value);
/// A value as text: numbers in their shortest exact form or with so many decimals, with a point.
QString valueText(const QJsonValue &value, int decimals = -1);

} // namespace twinloom::twin
