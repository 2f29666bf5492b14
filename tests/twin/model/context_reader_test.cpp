// SPDX-License-Identifier: Apache-2.0
#include "twin/model/context_reader.h"

#include "tests/twin/model/documents.h"

using namespace twinloom::twin;
using namespace twinloom::test;
using Ids = std::vector<std::string>;

namespace
{

Ids withContext(const char *context, Extensions extensions = Extensions::ByVersion)
{
    const QByteArray text =
        QByteArray("{\"@context\": ") + context + ", \"@id\": \"dtmi:a;1\", \"@type\": \"Interface\"}";
    CheckOptions options;
    options.extensions = extensions;
    return errorIds(checked({text}, options));
}

} // namespace

TEST(ContextReader, TheLanguageComesFirst)
{
    EXPECT_EQ(withContext("\"dtmi:dtdl:context;4\""), Ids{});
    EXPECT_EQ(withContext("\"dtmi:dtdl:context;9\""), Ids{"unrecognizedContextVersion"});
    EXPECT_EQ(withContext("\"dtmi:dtdl:context\""), Ids{"missingContextVersion"});
    EXPECT_EQ(withContext("[]"), Ids{"emptyContext"});
    EXPECT_EQ(withContext("[\"dtmi:dtdl:extension:mqtt;1\", \"dtmi:dtdl:context;3\"]"), Ids{"missingDtdlContext"});
    EXPECT_EQ(withContext("[\"dtmi:iotcentral:context;2\", \"dtmi:dtdl:context;2\"]"), Ids{}) << "the exception of v2";
}

TEST(ContextReader, RefusesWhatIsNoSpecifier)
{
    EXPECT_EQ(withContext("[\"dtmi:dtdl:context;3\", 5]"), Ids{"invalidContext"});
    EXPECT_EQ(withContext("[\"dtmi:dtdl:context;3\", {\"a\": \"b\"}]"), Ids{"disallowedLocalContext"});
    EXPECT_EQ(withContext("\"http://example.com\""), Ids{"nonDtmiContextSpecifier"});
    EXPECT_EQ(withContext("\"dtmi://x\""), Ids{"invalidContextSpecifier"});
}

TEST(ContextReader, UnknownExtensionsPassWhereTheyAreAllowed)
{
    EXPECT_EQ(withContext("[\"dtmi:dtdl:context;2\", \"dtmi:foo:bar;1\"]"), Ids{});
    EXPECT_EQ(withContext("[\"dtmi:dtdl:context;3\", \"dtmi:foo:bar;1\"]"), Ids{"unresolvableContextSpecifier"});
    EXPECT_EQ(withContext("[\"dtmi:dtdl:context;3\", \"dtmi:foo:bar;1\"]", Extensions::Allow), Ids{});
    EXPECT_EQ(withContext("[\"dtmi:dtdl:context;2\", \"dtmi:foo:bar;1\"]", Extensions::Disallow),
              Ids{"unresolvableContextSpecifier"});
}

TEST(ContextReader, LimitsFollowLimitless)
{
    EXPECT_EQ(withContext("[\"dtmi:dtdl:context;4#limitless\", \"dtmi:dtdl:limits:onvif;1\"]"), Ids{});
    EXPECT_EQ(withContext("[\"dtmi:dtdl:context;4#limitless\"]"), Ids{"missingLimitContext"});
    EXPECT_EQ(withContext("[\"dtmi:dtdl:context;4\", \"dtmi:dtdl:limits:onvif;1\"]"), Ids{"misplacedLimitContext"});
    EXPECT_EQ(withContext("\"dtmi:dtdl:context;3#limitless\""), Ids{"disallowedContextFragment"});
}
