// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"

namespace twinloom::cli
{

void addNew(Verb app, Context &context)
{
    auto path = std::make_shared<std::string>();
    const Verb verb = app.verb("new", "Make an empty project");
    verb.option("project", *path, "The .twin file to make").required();
    verb.run([path, &context] {
        const auto made = project::Project::create(text(*path));
        if (!made)
            context.fail(made.error());
    });
}

} // namespace twinloom::cli
