// SPDX-License-Identifier: Apache-2.0
// A rectangle in pixels, counted from the lower left.
uniform vec4 rectangle; // x, y, width, height
uniform vec2 targetSize;
out vec2 uv;
void main()
{
    uv = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    vec2 p = (rectangle.xy + uv * rectangle.zw) / targetSize;
    gl_Position = vec4(p * 2.0 - 1.0, 0.0, 1.0);
}
