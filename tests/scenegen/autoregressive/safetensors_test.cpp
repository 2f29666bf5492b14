// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/safetensors.h"

#include "core/geometry/random.h"
#include "tests/support/test_data.h"

#include <QtEndian>

namespace twinloom::scenegen
{
namespace
{

QByteArray file(const QByteArray &header, const QByteArray &data)
{
    QByteArray bytes(8, '\0');
    qToLittleEndian<quint64>(static_cast<quint64>(header.size()), bytes.data());
    return bytes + header + data;
}

QByteArray floats(std::initializer_list<float> values)
{
    QByteArray bytes;
    for (const float value : values) {
        char four[4];
        qToLittleEndian(value, four);
        bytes.append(four, 4);
    }
    return bytes;
}

Result<SafeTensors> read(const QByteArray &bytes)
{
    return readSafeTensors(bytes, QStringLiteral("w"));
}

void expectBad(const QByteArray &bytes, const char *why)
{
    const auto result = read(bytes);
    ASSERT_FALSE(result.has_value()) << why;
    EXPECT_EQ(result.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(result.error().message.contains(QLatin1String(why))) << result.error().message.toStdString();
}

const QByteArray kGood = file(R"({"__metadata__":{"format":"x"},"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},
    "b":{"dtype":"F16","shape":[2],"data_offsets":[16,20]},"none":{"dtype":"F32","shape":[0,3],"data_offsets":[20,20]}})",
                              floats({1, 2, 3, -4.5f}) + QByteArray("\x00\x3c\x00\xc1", 4));

TEST(SafeTensors, ReadsBothPrecisionsAndMetadata)
{
    const auto result = read(kGood);
    ASSERT_OK(result);
    EXPECT_EQ(result->metadata.at(QStringLiteral("format")), QStringLiteral("x"));
    EXPECT_EQ(result->tensors.at(QStringLiteral("a")).values, (std::vector<float>{1, 2, 3, -4.5f}));
    EXPECT_EQ(result->tensors.at(QStringLiteral("a")).shape, (std::vector<std::int64_t>{2, 2}));
    EXPECT_EQ(result->tensors.at(QStringLiteral("b")).values, (std::vector<float>{1, -2.5f}));
    EXPECT_TRUE(result->tensors.at(QStringLiteral("none")).values.empty());
}

TEST(SafeTensors, SaysWhatIsWrong)
{
    const auto one = [](const char *entry, const QByteArray &data = floats({1, 2})) {
        return file(QByteArray("{\"a\":") + entry + "}", data);
    };
    expectBad({}, "too short");
    expectBad(QByteArray(8, '\xff'), "longer than the file");
    expectBad(file("{\"a\":", {}), "no JSON object");
    expectBad(file("[]", {}), "no JSON object");
    expectBad(one(R"({"dtype":"I64","shape":[1],"data_offsets":[0,8]})"), "I64");
    expectBad(one(R"({"dtype":"F32","shape":[2],"data_offsets":[0,12]})"), "outside");
    expectBad(one(R"({"dtype":"F32","shape":[2],"data_offsets":[8,0]})"), "outside");
    expectBad(one(R"({"dtype":"F32","shape":[2],"data_offsets":[-8,0]})"), "outside");
    expectBad(one(R"({"dtype":"F32","shape":[2]})"), "outside");
    expectBad(one(R"({"dtype":"F32","shape":[3],"data_offsets":[0,8]})"), "does not fit");
    expectBad(one(R"({"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]})"), "does not fit");
    expectBad(one(R"({"dtype":"F32","shape":[1.5],"data_offsets":[0,8]})"), "does not fit");
    expectBad(one(R"({"dtype":"F32","shape":2,"data_offsets":[0,8]})"), "does not fit");
    expectBad(one(R"({"dtype":"F32","shape":[2],"data_offsets":[0,8]})", floats({1, INFINITY})), "not finite");
    const QByteArray entry = R"({"dtype":"F32","shape":[2],"data_offsets":[0,8]})";
    expectBad(file("{\"a\":" + entry + ",\"b\":" + entry + "}", floats({1, 2})), "overlap");
}

TEST(SafeTensors, BrokenFilesEndInAnAnswer)
{
    for (qsizetype length = 0; length < kGood.size(); ++length)
        EXPECT_FALSE(read(kGood.left(length)).has_value()) << length;
    geometry::Random random(5);
    for (int k = 0; k < 3000; ++k) {
        QByteArray bytes = kGood;
        for (int flips = 0; flips < 3; ++flips)
            bytes[static_cast<qsizetype>(random.below(static_cast<std::uint32_t>(bytes.size())))] =
                static_cast<char>(random.below(256));
        const auto result = read(bytes);
        if (result)
            for (const auto &[name, tensor] : result->tensors)
                EXPECT_LE(tensor.values.size(), 10u);
        else
            EXPECT_FALSE(result.error().message.isEmpty());
    }
}

} // namespace
} // namespace twinloom::scenegen
