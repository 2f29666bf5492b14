// SPDX-License-Identifier: Apache-2.0
// Departments to plan for the tests of planners, and what every plan must hold.
#pragma once

#include "scenegen/facility/block_plan.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace twinloom::test
{

using facility::Block;
using facility::BlockPlan;
using facility::BlockTask;

inline BlockTask bayTask(std::vector<Block> sites, int departments, double area)
{
    BlockTask task;
    task.sites = std::move(sites);
    for (const Block &site : task.sites)
        task.ground += facility::areaOf(site);
    for (int d = 0; d < departments; ++d) {
        task.departments.push_back({QString::number(d), area, false, QStringLiteral("racks")});
        if (d > 0)
            task.flows.push_back({d - 1, d, 10});
    }
    task.fixed.resize(task.departments.size());
    task.rowDepths.assign(task.departments.size(), 1.0);
    return task;
}

inline bool isWithin(const Block &block, const Block &site)
{
    return block[0] >= site[0] - 1e-6 && block[1] >= site[1] - 1e-6 &&
           block[0] + block[2] <= site[0] + site[2] + 1e-6 && block[1] + block[3] <= site[1] + site[3] + 1e-6;
}

inline void expectSound(const BlockTask &task, const BlockPlan &plan)
{
    for (std::size_t a = 0; a < plan.blocks.size(); ++a) {
        EXPECT_TRUE(std::any_of(task.sites.begin(), task.sites.end(), [&](const Block &site) {
            return isWithin(plan.blocks[a], site);
        })) << a;
        for (std::size_t b = 0; b < a; ++b)
            EXPECT_LT(facility::overlapOf(plan.blocks[a], plan.blocks[b]), 1e-6) << a << " " << b;
    }
}

} // namespace twinloom::test
