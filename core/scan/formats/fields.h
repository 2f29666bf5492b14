// SPDX-License-Identifier: Apache-2.0
// What PLY and PCD share: records of named binary fields, and which of the fields mean something to us.
#pragma once

#include "core/scan/formats/cloud_builder.h"
#include "core/scan/formats/scalar.h"

#include <span>
#include <string>

namespace twinloom::scan
{

struct Field {
    std::string name;
    ScalarType type = ScalarType::Float32;
    std::uint32_t offset = 0; ///< within a record
    int index = 0;            ///< among the values of a text record
};

/// Which fields are position, colour, intensity and normal.
class FieldRoles
{
public:
    /// By name, in any case; the first of a name counts.
    explicit FieldRoles(const std::vector<Field> &fields);

    bool hasPosition() const { return m_position[0] && m_position[1] && m_position[2]; }
    Attributes attributes() const;
    /// Whether integer colours of more than 8 bits use them is decided from the records shown here before the first
    /// `point`.
    void lookAtColour(const char *record, ByteOrder order);
    bool wideColourPossible() const;

    RawPoint point(const char *record, ByteOrder order) const;
    /// From the values of a text record, as many as there were fields.
    RawPoint point(std::span<const double> values) const;

private:
    template <class Value>
    RawPoint assemble(Value &&value) const;

    std::array<std::optional<Field>, 3> m_position, m_colour, m_normal;
    std::optional<Field> m_intensity;
    std::optional<Field> m_packed; ///< PCD's "rgb": 0x00rrggbb as an integer or as the bits of a float
    bool m_wide = false;
};

} // namespace twinloom::scan
