// SPDX-License-Identifier: Apache-2.0
// OpenXR's structures begin with their type; the rest is zero until it is set.
#pragma once

#include <openxr/openxr.h>

namespace twinloom::xr
{

template <class T>
T typed(XrStructureType type)
{
    T structure{};
    structure.type = type;
    return structure;
}

} // namespace twinloom::xr
