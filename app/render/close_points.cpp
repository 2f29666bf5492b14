// SPDX-License-Identifier: Apache-2.0
#include "app/render/close_points.h"

namespace twinloom::render
{

namespace
{
/// Share of a bell's area where it hides what is behind; farther out it fades.
constexpr float kOpaque = 0.3f;
} // namespace

Result<ClosePoints> ClosePoints::create()
{
    auto add = Program::load(QStringLiteral("points.vert.glsl"), QStringLiteral("points_add.frag.glsl"));
    if (!add)
        return unexpected(add.error());
    auto divide = Program::load(QStringLiteral("screen.vert.glsl"), QStringLiteral("points_divide.frag.glsl"));
    if (!divide)
        return unexpected(divide.error());
    ClosePoints points;
    points.m_add = *std::move(add);
    points.m_divide = *std::move(divide);
    return points;
}

Result<int> ClosePoints::draw(const RenderTarget &light, GLuint emptyArray, Program &splats,
                              const PointStore::Plan &plan)
{
    if (const auto made = m_sums.ensure(light.width(), light.height(), 0); !made)
        return unexpected(made.error());
    // Depth first: what lies behind the foremost surface must not be mixed into it.
    m_sums.bind();
    glBindFramebuffer(GL_READ_FRAMEBUFFER, light.framebuffer());
    glBlitFramebuffer(0, 0, light.width(), light.height(), 0, 0, light.width(), light.height(), GL_DEPTH_BUFFER_BIT,
                      GL_NEAREST);
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glDepthMask(GL_TRUE);
    glEnable(GL_PROGRAM_POINT_SIZE);
    splats.use();
    splats.set("core", kOpaque);
    int calls = PointStore::draw(splats, plan, PointStore::Range::Close);

    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glDepthMask(GL_FALSE);
    const float nothing[4] = {0, 0, 0, 0};
    for (int target = 0; target < 2; ++target)
        glClearBufferfv(GL_COLOR, target, nothing);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE);
    m_add.use();
    calls += PointStore::draw(m_add, plan, PointStore::Range::Close);
    glDisable(GL_PROGRAM_POINT_SIZE);

    light.bind();
    glDepthFunc(GL_ALWAYS);
    glDepthMask(GL_TRUE);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    bindTexture(0, m_sums.colour());
    bindTexture(1, m_sums.colour(1));
    m_divide.use();
    m_divide.set("colourSums", 0);
    m_divide.set("depthSums", 1);
    glBindVertexArray(emptyArray);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glDisable(GL_BLEND);
    glDepthFunc(GL_LEQUAL);
    return calls + 1;
}

} // namespace twinloom::render
