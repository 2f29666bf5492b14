// SPDX-License-Identifier: Apache-2.0
// The XML section of E57 as a tree, and the descriptions of its scans (ASTM E2807-11, section 8).
#pragma once

#include "core/result.h"

#include <Eigen/Geometry>

#include <QByteArray>
#include <QMap>

#include <array>
#include <optional>
#include <vector>

namespace twinloom::scan
{

struct XmlNode {
    QString name;
    QMap<QString, QString> attributes;
    QString text;
    std::vector<XmlNode> children;

    const XmlNode *child(const char *wanted) const;
    /// The number of a child; 0 when it is empty or absent, as the standard says.
    double number(const char *wanted) const;
};

/// BadInput holds the line within the XML section; `where` names the file.
Result<XmlNode> parseXml(const QByteArray &xml, const QString &where);

enum class E57Kind { Single, Double, Integer, Scaled };

/// One bytestream of a compressed vector.
struct E57Field {
    QString name;
    E57Kind kind = E57Kind::Double;
    std::int64_t minimum = 0, maximum = 0;
    double scale = 1, offset = 0;
    int bits = 64;            ///< of one value; 0: always `minimum`
    bool limited = false;     ///< minimum and maximum are written
    double low = 0, high = 0; ///< their values, scaled
};

struct E57Scan {
    std::uint64_t fileOffset = 0, records = 0;
    std::vector<E57Field> fields;
    std::optional<Eigen::Affine3d> pose;
    std::optional<std::array<double, 2>> intensityLimits;
    std::array<std::optional<std::array<double, 2>>, 3> colourLimits;

    /// Index of a field; -1: none.
    int find(const char *name) const;
};

Result<std::vector<E57Scan>> describeScans(const XmlNode &root, const QString &where);

} // namespace twinloom::scan
