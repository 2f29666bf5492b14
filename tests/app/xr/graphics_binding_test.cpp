// SPDX-License-Identifier: Apache-2.0
#include "app/xr/graphics_binding.h"

#include "app/render/headless.h"
#include "app/xr/gl.h"
#include "tests/support/test_data.h"

#include <cstring>

using namespace twinloom;

TEST(GraphicsBinding, isOfTheCurrentContextOrNone)
{
    EXPECT_EQ(xr::GraphicsBinding::ofCurrentContext(), nullptr);
    const auto context = render::HeadlessContext::create();
    ASSERT_OK(context);
    const auto binding = xr::GraphicsBinding::ofCurrentContext();
    ASSERT_NE(binding, nullptr);
    EXPECT_STREQ(binding->extension(), "XR_MNDX_egl_enable");
    xr::Gl gl;
    EXPECT_TRUE(gl.load([&](const char *name) { return binding->resolve(name); }));
    EXPECT_NE(std::strstr(reinterpret_cast<const char *>(gl.GetString(GL_VERSION)), "."), nullptr);
}
