// SPDX-License-Identifier: Apache-2.0
// The entry of libFuzzer (LLVM 14). One program holds all targets: --target=NAME chooses one; --seeds=FOLDER writes its
// first inputs there and ends. Everything else is libFuzzer's own.
#include "tests/fuzz/targets.h"
#include "tests/support/test_data.h"

#include <QDir>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace
{

const twinloom::fuzz::Target *g_target = nullptr;

void writeSeeds(const QString &folder)
{
    QDir().mkpath(folder);
    int number = 0;
    for (const QByteArray &seed : g_target->seeds())
        twinloom::test::writeFile(QStringLiteral("%1/seed%2").arg(folder).arg(number++), seed);
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    using namespace std::string_view_literals;
    QString seeds;
    for (int i = 1; i < *count; ++i) {
        const std::string_view argument = (*arguments)[i];
        if (argument.starts_with("--target="sv))
            g_target = twinloom::fuzz::findTarget(QString::fromLocal8Bit((*arguments)[i] + "--target="sv.size()));
        if (argument.starts_with("--seeds="sv))
            seeds = QString::fromLocal8Bit((*arguments)[i] + "--seeds="sv.size());
    }
    if (!g_target) {
        std::fputs("--target=NAME is one of:", stderr);
        for (const auto &target : twinloom::fuzz::targets())
            std::fprintf(stderr, " %s", target.name);
        std::fputc('\n', stderr);
        std::exit(2);
    }
    if (!seeds.isEmpty()) {
        writeSeeds(seeds);
        std::exit(0);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    g_target->read(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
