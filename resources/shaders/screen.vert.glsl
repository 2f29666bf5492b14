// SPDX-License-Identifier: Apache-2.0
// One triangle over the whole target.
out vec2 screenPosition; // 0 to 1
void main()
{
    screenPosition = vec2((gl_VertexID & 1) * 2, (gl_VertexID >> 1) * 2);
    gl_Position = vec4(screenPosition * 2.0 - 1.0, 0.0, 1.0);
}
