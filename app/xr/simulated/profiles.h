// SPDX-License-Identifier: Apache-2.0
// Which inputs each kind of controller has: section 6.4 of the specification, "Interaction Profile Paths". Pure.
#pragma once

#include <string>

namespace twinloom::simulated
{

bool knownProfile(const std::string &profile);
/// Whether `path` ("/user/hand/left/input/select/click") is an input or output of the profile.
bool knownBinding(const std::string &profile, const std::string &path);

} // namespace twinloom::simulated
