// SPDX-License-Identifier: Apache-2.0
// The generator "facility": departments with areas and material flow between them become blocks of the hall with aisles
// around them, so that much flow goes a short way, and each block is filled with rows of its machines.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::facility
{

/// Reports as Issues: "facility-report" (handling cost as amount times rectilinear metres between the blocks' middles,
/// the mean way of a load, the same on foot, use of the floor) and "department-areas" (given and wanted). What does not
/// fit is an Issue: "departments-do-not-fit", "department-empty", "department-long", "department-narrow",
/// "pinned-without-department". "flow-assumed" and "relation-not-followed" say what was not as in the request.
std::shared_ptr<const scenegen::Generator> makeFacilityGenerator();

} // namespace twinloom::facility
