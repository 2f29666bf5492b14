// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/text_columns.h"

#include "core/scan/formats/scalar.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace twinloom::scan
{

namespace
{

using Rows = std::vector<std::vector<double>>;

using Names = std::initializer_list<const char *>;

constexpr Names kX = {"x", "easting", "x[m]", "x(m)"}, kY = {"y", "northing", "y[m]", "y(m)"},
                kZ = {"z", "height", "elevation", "z[m]", "z(m)"}, kRed = {"r", "red"}, kGreen = {"g", "green"},
                kBlue = {"b", "blue"}, kNormalX = {"nx", "normal_x"}, kNormalY = {"ny", "normal_y"},
                kNormalZ = {"nz", "normal_z"}, kIntensity = {"i", "intensity", "reflectance", "scalar_intensity"};

bool isSeparator(char c)
{
    return isBlank(c) || c == ',' || c == ';';
}

std::vector<std::string> headerNames(std::string_view line)
{
    std::vector<std::string> names;
    std::string name;
    const auto flush = [&] {
        if (!name.empty())
            names.push_back(std::move(name));
        name.clear();
    };
    for (const char c : line) {
        if (isSeparator(c))
            flush();
        else if (c != '#' && c != '/' && c != '"' && c != '\'')
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    flush();
    return names;
}

/// The column with one of these names; -1: none, -2: several.
int columnNamed(const std::vector<std::string> &names, Names wanted)
{
    int found = -1;
    for (std::size_t i = 0; i < names.size(); ++i)
        for (const char *name : wanted)
            if (names[i] == name)
                found = found == -1 ? static_cast<int>(i) : -2;
    return found;
}

bool anyTriple(const Rows &rows, int first, const auto &fits)
{
    return !rows.empty() && std::all_of(rows.begin(), rows.end(), [&](const std::vector<double> &row) {
        return row.size() >= static_cast<std::size_t>(first) + 3 && fits(row[first], row[first + 1], row[first + 2]);
    });
}

bool looksLikeNormals(const Rows &rows, int first)
{
    return anyTriple(rows, first,
                     [](double x, double y, double z) { return std::abs(x * x + y * y + z * z - 1) < 0.02; });
}

bool looksLikeColours(const Rows &rows, int first)
{
    const auto whole = [](double v) { return v >= 0 && v <= 255 && v == std::floor(v); };
    const auto share = [](double v) { return v >= 0 && v <= 1; };
    return anyTriple(rows, first, [&](double r, double g, double b) { return whole(r) && whole(g) && whole(b); }) ||
           anyTriple(rows, first, [&](double r, double g, double b) { return share(r) && share(g) && share(b); });
}

bool isWhole(const Rows &rows, int first)
{
    return anyTriple(rows, first, [](double x, double y, double z) {
        return x == std::floor(x) && y == std::floor(y) && z == std::floor(z);
    });
}

/// Whether the first column counts the rows, from 0 or 1, and the second has fractions: else a grid may run along x.
bool isRunningNumber(const Rows &rows)
{
    constexpr std::size_t least = 4;
    const double start = rows.front().front();
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].front() != start + static_cast<double>(i))
            return false;
    return rows.size() >= least && (start == 0 || start == 1) &&
           std::ranges::any_of(rows, [](const auto &row) { return row.size() > 1 && row[1] != std::floor(row[1]); });
}

std::size_t widthOf(const Rows &rows)
{
    std::size_t width = rows.empty() ? 0 : rows.front().size();
    for (const std::vector<double> &row : rows)
        width = std::min(width, row.size());
    return width;
}

/// Three whole numbers up to 255, then coordinates: where nothing behind the first three could be colours or normals.
bool coloursComeFirst(const Rows &rows)
{
    const int count = static_cast<int>(widthOf(rows));
    if (count < 6 || !looksLikeColours(rows, 0) || !isWhole(rows, 0) || isWhole(rows, 3))
        return false;
    for (int c = 3; c + 3 <= count; ++c)
        if (looksLikeColours(rows, c) || looksLikeNormals(rows, c))
            return false;
    return true;
}

void setTriple(int (&triple)[3], int first)
{
    for (int k = 0; k < 3; ++k)
        triple[k] = first + k;
}

} // namespace

TextStyle styleOf(std::string_view row)
{
    return {row.find(';') != std::string_view::npos && row.find(',') != std::string_view::npos};
}

void splitRow(std::string_view row, const TextStyle &style, std::vector<double> &values)
{
    values.clear();
    std::string copy;
    if (style.decimalComma) {
        copy = row;
        std::replace(copy.begin(), copy.end(), ',', '.');
        row = copy;
    }
    skipBlanks(row);
    while (!row.empty()) {
        double value = 0;
        if (!takeNumber(row, value) || (!row.empty() && !isSeparator(row.front()))) {
            value = std::numeric_limits<double>::quiet_NaN();
            while (!row.empty() && !isSeparator(row.front()))
                row.remove_prefix(1);
        }
        values.push_back(value);
        skipBlanks(row);
        if (!row.empty() && (row.front() == ',' || row.front() == ';')) {
            row.remove_prefix(1);
            skipBlanks(row);
        }
    }
}

bool looksLikeHeader(std::string_view line)
{
    const std::vector<std::string> names = headerNames(line);
    return std::any_of(names.begin(), names.end(), [](const std::string &name) {
        std::string_view text = name;
        double value = 0;
        return !takeNumber(text, value) || !text.empty();
    });
}

std::optional<QString> columnsFromHeader(std::string_view line, TextColumns &columns)
{
    const std::vector<std::string> names = headerNames(line);
    const int position[3] = {columnNamed(names, kX), columnNamed(names, kY), columnNamed(names, kZ)};
    static constexpr char kAxes[] = "XYZ";
    for (int k = 0; k < 3; ++k) {
        if (position[k] == -2)
            return QCoreApplication::translate("scan", "the header line names the column %1 twice")
                .arg(QLatin1Char(kAxes[k]));
        if (position[k] < 0)
            return QCoreApplication::translate("scan", "the header line names no column %1").arg(QLatin1Char(kAxes[k]));
        columns.position[k] = position[k];
    }
    const int colour[3] = {columnNamed(names, kRed), columnNamed(names, kGreen), columnNamed(names, kBlue)};
    const int normal[3] = {columnNamed(names, kNormalX), columnNamed(names, kNormalY), columnNamed(names, kNormalZ)};
    if (*std::min_element(colour, colour + 3) >= 0)
        std::copy(colour, colour + 3, columns.colour);
    if (*std::min_element(normal, normal + 3) >= 0)
        std::copy(normal, normal + 3, columns.normal);
    columns.intensity = std::max(-1, columnNamed(names, kIntensity));
    columns.needed =
        1 + std::max({*std::max_element(position, position + 3), columns.colour[0], columns.colour[1],
                      columns.colour[2], columns.normal[0], columns.normal[1], columns.normal[2], columns.intensity});
    return std::nullopt;
}

std::optional<QString> wrongColumns(std::string_view line, std::size_t width)
{
    const std::vector<std::string> names = headerNames(line);
    for (const std::string &name : names) {
        const bool isKnown = std::ranges::any_of(
            std::to_array({kX, kY, kZ, kRed, kGreen, kBlue, kNormalX, kNormalY, kNormalZ, kIntensity}),
            [&](const Names &known) { return std::ranges::find(known, name) != known.end(); });
        if (!isKnown && name != "-")
            return QCoreApplication::translate("scan", "there is no column \"%1\"").arg(QString::fromStdString(name));
    }
    if (width > 0 && names.size() > width)
        return QCoreApplication::translate("scan", "it names %1 columns, and the file has %2")
            .arg(names.size())
            .arg(width);
    return std::nullopt;
}

double colourScaleOf(const Rows &rows, const int (&colour)[3])
{
    double most = 0;
    bool fraction = false;
    for (const std::vector<double> &row : rows)
        for (const int c : colour) {
            const double value =
                c >= 0 && static_cast<std::size_t>(c) < row.size() ? row[static_cast<std::size_t>(c)] : 0;
            most = std::max(most, value);
            fraction = fraction || value != std::floor(value);
        }
    return most <= 1 && fraction ? 255.0 : most > 255 ? 1 / 257.0 : 1.0;
}

TextColumns columnsFromRows(const Rows &rows)
{
    TextColumns columns;
    if (rows.empty())
        return columns;
    const int count = static_cast<int>(widthOf(rows));
    int first = 0;
    if (coloursComeFirst(rows)) {
        setTriple(columns.colour, 0);
        first = 3;
    } else if (count >= 4 && isRunningNumber(rows)) {
        first = 1;
    }
    setTriple(columns.position, first);
    columns.needed = first + 3;
    for (int c = first + 3; c < count;) {
        // "x y z intensity r g b" is told from "x y z r g b scalar" by what follows: colours fill the row's end.
        const bool intensityFirst = columns.intensity < 0 && count - c == 4 && looksLikeColours(rows, c + 1);
        if (columns.normal[0] < 0 && c + 3 <= count && looksLikeNormals(rows, c)) {
            setTriple(columns.normal, c);
            c += 3;
        } else if (columns.colour[0] < 0 && !intensityFirst && c + 3 <= count && looksLikeColours(rows, c)) {
            setTriple(columns.colour, c);
            c += 3;
        } else {
            if (columns.intensity < 0)
                columns.intensity = c;
            ++c;
        }
        columns.needed = c;
    }
    columns.colourScale = colourScaleOf(rows, columns.colour);
    return columns;
}

QString describe(const TextColumns &columns)
{
    QStringList names;
    for (int c = 0; c < columns.needed; ++c)
        names.append(QStringLiteral("-"));
    const auto name = [&](int column, const char *as) {
        if (column >= 0)
            names[column] = QString::fromLatin1(as);
    };
    for (int k = 0; k < 3; ++k) {
        static constexpr const char *kPosition[] = {"x", "y", "z"}, *kColour[] = {"r", "g", "b"},
                                    *kNormal[] = {"nx", "ny", "nz"};
        name(columns.position[k], kPosition[k]);
        name(columns.colour[k], kColour[k]);
        name(columns.normal[k], kNormal[k]);
    }
    name(columns.intensity, "i");
    return names.join(QLatin1Char(','));
}

RawPoint textPoint(const TextColumns &columns, const std::vector<double> &values)
{
    const auto at = [&](int column) { return values[static_cast<std::size_t>(column)]; };
    RawPoint point;
    for (int k = 0; k < 3; ++k)
        point.position[k] = at(columns.position[k]);
    if (columns.colour[0] >= 0) {
        const auto channel = [&](int k) { // std::max takes what is no number for its first argument
            const double value = at(columns.colour[k]) * columns.colourScale + 0.5;
            return static_cast<std::uint8_t>(std::min(255.0, std::max(0.0, value)));
        };
        point.colour = {channel(0), channel(1), channel(2)};
    }
    if (columns.normal[0] >= 0)
        for (int k = 0; k < 3; ++k)
            point.normal[k] = static_cast<float>(at(columns.normal[k]));
    if (columns.intensity >= 0)
        point.intensity = static_cast<float>(at(columns.intensity));
    return point;
}

} // namespace twinloom::scan
