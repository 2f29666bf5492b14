// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"

namespace twinloom::cli
{

void addNew(CLI::App &app, Context &context)
{
    auto path = std::make_shared<std::string>();
    CLI::App *verb = app.add_subcommand("new", "Make an empty project");
    verb->add_option("project", *path, "The .twin file to make")->required();
    verb->callback([path, &context] {
        const auto made = project::Project::create(text(*path));
        if (!made)
            context.fail(made.error());
    });
}

} // namespace twinloom::cli
