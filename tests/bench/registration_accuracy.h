// SPDX-License-Identifier: Apache-2.0
// How well scans that come without poses are brought together, against poses that are known.
#pragma once

namespace twinloom
{

/// Prints a table in Markdown; whether all of it could be measured. About a minute.
bool printRegistrationTable();

} // namespace twinloom
