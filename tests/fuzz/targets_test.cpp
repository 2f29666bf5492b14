// SPDX-License-Identifier: Apache-2.0
// The fuzz targets without a fuzzer: their first inputs, cut off and with changed bytes. `./dev fuzz` looks further.
#include "tests/fuzz/targets.h"

#include "core/geometry/random.h"
#include "tests/support/test_data.h"

namespace twinloom::fuzz
{
namespace
{

class FuzzTarget : public testing::TestWithParam<Target>
{
};

TEST_P(FuzzTarget, ReadsItsSeedsAndWhatBecomesOfThem)
{
    const QList<QByteArray> seeds = GetParam().seeds();
    ASSERT_FALSE(seeds.isEmpty());
    geometry::Random random(3);
    for (const QByteArray &seed : seeds) {
        ASSERT_FALSE(seed.isEmpty());
        const auto size = static_cast<std::uint32_t>(seed.size());
        GetParam().read(seed);
        GetParam().read(seed.left(random.below(size)));
        QByteArray changed = seed;
        for (int i = 0; i < 4; ++i)
            changed[static_cast<qsizetype>(random.below(size))] = static_cast<char>(random.below(256));
        GetParam().read(changed);
    }
    GetParam().read({});
}

INSTANTIATE_TEST_SUITE_P(All, FuzzTarget, testing::ValuesIn(targets().begin(), targets().end()),
                         [](const auto &target) { return std::string(target.param.name); });

} // namespace
} // namespace twinloom::fuzz
