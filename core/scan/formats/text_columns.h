// SPDX-License-Identifier: Apache-2.0
// Which column of a text table is what: from a header line, or from the looks of the first rows.
#pragma once

#include "core/scan/formats/cloud_builder.h"

#include <QString>

#include <string>
#include <string_view>

namespace twinloom::scan
{

struct TextColumns {
    int position[3] = {0, 1, 2};
    int colour[3] = {-1, -1, -1};
    int normal[3] = {-1, -1, -1};
    int intensity = -1;
    double colourScale = 1.0; ///< times a value gives 0 to 255
    int needed = 3;           ///< columns that a row must have

    Attributes attributes() const { return {colour[0] >= 0, intensity >= 0, normal[0] >= 0}; }
};

/// What separates the numbers of a row.
struct TextStyle {
    bool decimalComma = false; ///< "1,5;2,5;0": commas are decimal points, semicolons separate
};
TextStyle styleOf(std::string_view row);

/// The numbers of a row; what is no number (a name, an empty cell) is NaN. Separators: blanks, one comma or semicolon.
void splitRow(std::string_view row, const TextStyle &style, std::vector<double> &values);

/// True when the line is made of names rather than numbers.
bool looksLikeHeader(std::string_view line);
/// From a header line such as "X,Y,Z,Red" or "//X Y Z"; else a sentence that says what is wrong with it.
std::optional<QString> columnsFromHeader(std::string_view line, TextColumns &columns);
/// What is wrong with columns that a person named: one that means nothing here, or more than the `width` of the file's
/// rows (0: not known). What a header line of a file names besides is no mistake.
std::optional<QString> wrongColumns(std::string_view line, std::size_t width);
/// From the first rows: xyz, then normals (three that make a unit vector), colours (three whole numbers up to 255, or
/// up to 1), an intensity. A running number before them is passed over, and colours may come first.
TextColumns columnsFromRows(const std::vector<std::vector<double>> &rows);
/// What the colours of a header's columns must be multiplied with.
double colourScaleOf(const std::vector<std::vector<double>> &rows, const int (&colour)[3]);

/// As a header line that columnsFromHeader() understands: "x,y,z,i,r,g,b"; "-" for a column that is not used.
QString describe(const TextColumns &columns);

RawPoint textPoint(const TextColumns &columns, const std::vector<double> &values);

} // namespace twinloom::scan
