// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/e57_tree.h"

#include <QCoreApplication>
#include <QXmlStreamReader>

#include <bit>
#include <cmath>

namespace twinloom::scan
{

namespace
{

constexpr int kDeepest = 64;

Unexpected bad(const QString &where, const QString &what)
{
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("scan", "Cannot read %1: XML section: %2.").arg(where, what));
}

double toNumber(const QString &text)
{
    bool fine = false;
    const double value = text.trimmed().toDouble(&fine);
    return fine && std::isfinite(value) ? value : 0.0;
}

std::optional<std::int64_t> integerAttribute(const XmlNode &node, const char *name)
{
    bool fine = false;
    const qlonglong value = node.attributes.value(QLatin1String(name)).toLongLong(&fine);
    return fine ? std::optional<std::int64_t>(value) : std::nullopt;
}

double floatAttribute(const XmlNode &node, const char *name, double otherwise)
{
    const QString text = node.attributes.value(QLatin1String(name));
    return text.isEmpty() ? otherwise : toNumber(text);
}

Result<E57Field> describeField(const XmlNode &node, const QString &where)
{
    E57Field field;
    field.name = node.name;
    const QString type = node.attributes.value(QStringLiteral("type"));
    if (type == QLatin1String("Float")) {
        const bool single = node.attributes.value(QStringLiteral("precision")) == QLatin1String("single");
        field.kind = single ? E57Kind::Single : E57Kind::Double;
        field.bits = single ? 32 : 64;
        field.limited =
            node.attributes.contains(QStringLiteral("minimum")) && node.attributes.contains(QStringLiteral("maximum"));
        field.low = floatAttribute(node, "minimum", 0);
        field.high = floatAttribute(node, "maximum", 0);
        return field;
    }
    if (type != QLatin1String("Integer") && type != QLatin1String("ScaledInteger"))
        return bad(where, QCoreApplication::translate("scan", "the field %1 has the unknown type \"%2\"")
                              .arg(node.name, type.left(40)));
    const bool scaled = type == QLatin1String("ScaledInteger");
    field.kind = scaled ? E57Kind::Scaled : E57Kind::Integer;
    const auto minimum = integerAttribute(node, "minimum"), maximum = integerAttribute(node, "maximum");
    field.limited = minimum && maximum;
    field.minimum = minimum.value_or(std::numeric_limits<std::int64_t>::min());
    field.maximum = maximum.value_or(std::numeric_limits<std::int64_t>::max());
    if (field.maximum < field.minimum)
        return bad(
            where,
            QCoreApplication::translate("scan", "the field %1 has its maximum below its minimum").arg(node.name));
    field.bits = std::bit_width(static_cast<std::uint64_t>(field.maximum) - static_cast<std::uint64_t>(field.minimum));
    if (scaled) {
        field.scale = floatAttribute(node, "scale", 1);
        field.offset = floatAttribute(node, "offset", 0);
    }
    field.low = static_cast<double>(field.minimum) * field.scale + field.offset;
    field.high = static_cast<double>(field.maximum) * field.scale + field.offset;
    return field;
}

std::optional<std::array<double, 2>> limitsOf(const XmlNode *limits, const char *low, const char *high)
{
    if (!limits || !limits->child(high))
        return std::nullopt;
    const std::array<double, 2> pair = {limits->number(low), limits->number(high)};
    return pair[1] > pair[0] ? std::optional(pair) : std::nullopt;
}

std::optional<Eigen::Affine3d> poseOf(const XmlNode &scan)
{
    const XmlNode *pose = scan.child("pose");
    if (!pose)
        return std::nullopt;
    Eigen::Affine3d out = Eigen::Affine3d::Identity();
    if (const XmlNode *rotation = pose->child("rotation")) {
        const Eigen::Quaterniond q(rotation->number("w"), rotation->number("x"), rotation->number("y"),
                                   rotation->number("z"));
        if (q.norm() > 1e-12)
            out.linear() = q.normalized().toRotationMatrix();
    }
    if (const XmlNode *translation = pose->child("translation"))
        out.translation() =
            Eigen::Vector3d(translation->number("x"), translation->number("y"), translation->number("z"));
    return out;
}

Result<E57Scan> describeScan(const XmlNode &node, const QString &where)
{
    E57Scan scan;
    const XmlNode *points = node.child("points");
    const XmlNode *prototype = points ? points->child("prototype") : nullptr;
    if (!prototype)
        return bad(where, QCoreApplication::translate("scan", "a scan has no points or no prototype"));
    bool offsetFine = false, countFine = false;
    scan.fileOffset = points->attributes.value(QStringLiteral("fileOffset")).toULongLong(&offsetFine);
    scan.records = points->attributes.value(QStringLiteral("recordCount")).toULongLong(&countFine);
    if (!offsetFine || !countFine)
        return bad(where,
                   QCoreApplication::translate("scan", "the points of a scan have no fileOffset or recordCount"));
    for (const XmlNode &child : prototype->children) {
        Result<E57Field> field = describeField(child, where);
        if (!field)
            return unexpected(field.error());
        scan.fields.push_back(std::move(*field));
    }
    scan.pose = poseOf(node);
    scan.intensityLimits = limitsOf(node.child("intensityLimits"), "intensityMinimum", "intensityMaximum");
    const XmlNode *colours = node.child("colorLimits");
    scan.colourLimits = {limitsOf(colours, "colorRedMinimum", "colorRedMaximum"),
                         limitsOf(colours, "colorGreenMinimum", "colorGreenMaximum"),
                         limitsOf(colours, "colorBlueMinimum", "colorBlueMaximum")};
    return scan;
}

} // namespace

const XmlNode *XmlNode::child(const char *wanted) const
{
    for (const XmlNode &node : children)
        if (node.name == QLatin1String(wanted))
            return &node;
    return nullptr;
}

double XmlNode::number(const char *wanted) const
{
    const XmlNode *node = child(wanted);
    return node ? toNumber(node->text) : 0.0;
}

Result<XmlNode> parseXml(const QByteArray &xml, const QString &where)
{
    QXmlStreamReader reader(xml);
    XmlNode document;
    std::vector<XmlNode> open; // from the root down to the element being read
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement: {
            if (open.size() >= kDeepest)
                return bad(where, QCoreApplication::translate("scan", "elements are nested too deep"));
            XmlNode &node = open.emplace_back();
            node.name = reader.qualifiedName().toString();
            for (const QXmlStreamAttribute &attribute : reader.attributes())
                node.attributes.insert(attribute.qualifiedName().toString(), attribute.value().toString());
            break;
        }
        case QXmlStreamReader::Characters:
            if (!open.empty())
                open.back().text += reader.text();
            break;
        case QXmlStreamReader::EndElement: {
            XmlNode done = std::move(open.back());
            open.pop_back();
            (open.empty() ? document : open.back()).children.push_back(std::move(done));
            break;
        }
        default:
            break;
        }
        if (!document.children.empty())
            return std::move(document.children.front()); // some writers leave rubbish behind the root
    }
    return bad(where,
               QCoreApplication::translate("scan", "line %1: %2").arg(reader.lineNumber()).arg(reader.errorString()));
}

int E57Scan::find(const char *name) const
{
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == QLatin1String(name))
            return static_cast<int>(i);
    return -1;
}

Result<std::vector<E57Scan>> describeScans(const XmlNode &root, const QString &where)
{
    std::vector<E57Scan> scans;
    const XmlNode *data = root.child("data3D");
    if (!data)
        return scans;
    for (const XmlNode &child : data->children) {
        Result<E57Scan> scan = describeScan(child, where);
        if (!scan)
            return unexpected(scan.error());
        scans.push_back(std::move(*scan));
    }
    return scans;
}

} // namespace twinloom::scan
