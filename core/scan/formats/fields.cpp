// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/fields.h"

#include <algorithm>
#include <initializer_list>

namespace twinloom::scan
{

namespace
{

std::string lower(std::string text)
{
    for (char &c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::optional<Field> find(const std::vector<Field> &fields, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        for (const Field &field : fields)
            if (lower(field.name) == name)
                return field;
    return std::nullopt;
}

std::uint32_t packedBits(double value, ScalarType type)
{
    if (type == ScalarType::Float32)
        return std::bit_cast<std::uint32_t>(static_cast<float>(value));
    return value >= 0 && value < 4294967296.0 ? static_cast<std::uint32_t>(value) : 0;
}

Rgb unpacked(std::uint32_t bits)
{
    return {static_cast<std::uint8_t>(bits >> 16), static_cast<std::uint8_t>(bits >> 8),
            static_cast<std::uint8_t>(bits)};
}

} // namespace

FieldRoles::FieldRoles(const std::vector<Field> &fields)
    : m_position{find(fields, {"x"}), find(fields, {"y"}), find(fields, {"z"})},
      m_colour{find(fields, {"red", "r", "diffuse_red"}), find(fields, {"green", "g", "diffuse_green"}),
               find(fields, {"blue", "b", "diffuse_blue"})},
      m_normal{find(fields, {"nx", "normal_x"}), find(fields, {"ny", "normal_y"}), find(fields, {"nz", "normal_z"})},
      m_intensity(find(fields, {"intensity", "scalar_intensity", "reflectance"})),
      m_packed(find(fields, {"rgb", "rgba"}))
{
    if (m_packed && scalarSize(m_packed->type) != 4)
        m_packed.reset();
}

Attributes FieldRoles::attributes() const
{
    return {m_packed || (m_colour[0] && m_colour[1] && m_colour[2]), m_intensity.has_value(),
            m_normal[0] && m_normal[1] && m_normal[2]};
}

bool FieldRoles::wideColourPossible() const
{
    return std::any_of(m_colour.begin(), m_colour.end(), [](const std::optional<Field> &field) {
        return field && scalarSize(field->type) > 1 && field->type != ScalarType::Float32 &&
               field->type != ScalarType::Float64;
    });
}

void FieldRoles::lookAtColour(const char *record, ByteOrder order)
{
    for (const std::optional<Field> &field : m_colour)
        m_wide = m_wide || (field && loadScalar(record + field->offset, field->type, order) > 255);
}

template <class Value>
RawPoint FieldRoles::assemble(Value &&value) const
{
    RawPoint point;
    for (int i = 0; i < 3; ++i)
        point.position[i] = value(*m_position[i]);
    if (m_packed) {
        point.colour = unpacked(packedBits(value(*m_packed), m_packed->type));
    } else if (m_colour[0] && m_colour[1] && m_colour[2]) {
        point.colour = {colourByte(value(*m_colour[0]), m_colour[0]->type, m_wide),
                        colourByte(value(*m_colour[1]), m_colour[1]->type, m_wide),
                        colourByte(value(*m_colour[2]), m_colour[2]->type, m_wide)};
    }
    if (m_intensity)
        point.intensity = static_cast<float>(value(*m_intensity));
    if (m_normal[0] && m_normal[1] && m_normal[2])
        for (int i = 0; i < 3; ++i)
            point.normal[i] = static_cast<float>(value(*m_normal[i]));
    return point;
}

RawPoint FieldRoles::point(const char *record, ByteOrder order) const
{
    RawPoint point = assemble([&](const Field &field) { return loadScalar(record + field.offset, field.type, order); });
    if (m_packed) // straight from the bytes: on its way through a double a signalling NaN would lose bits
        point.colour = unpacked(load<std::uint32_t>(record + m_packed->offset, order));
    return point;
}

RawPoint FieldRoles::point(std::span<const double> values) const
{
    return assemble([&](const Field &field) { return values[static_cast<std::size_t>(field.index)]; });
}

} // namespace twinloom::scan
