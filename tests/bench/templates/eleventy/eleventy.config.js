// The posts with two templates, one for a post and one for lists of twenty, as a small blog would have them.
const PER_PAGE = 20;

export default function (config) {
  config.setQuietMode(true);
  config.addCollection("posts", (all) => all.getFilteredByGlob("content/blog/*.md").reverse());
  config.addCollection("lists", (all) => {
    const posts = all.getFilteredByGlob("content/blog/*.md").reverse();
    const byTag = new Map();
    for (const post of posts) for (const tag of post.data.tags) byTag.has(tag) ? byTag.get(tag).push(post) : byTag.set(tag, [post]);
    const tags = [...byTag].map(([tag, tagged]) => [`/tags/${tag}/`, tag, tagged]);
    return [["/", "All posts", posts], ...tags].flatMap(([path, title, found]) => pages(path, title, found));
  });
  return { dir: { input: ".", output: "output" }, markdownTemplateEngine: false };
}

/** Return a list in pages of twenty. */
function pages(path, title, posts) {
  const count = Math.max(1, Math.ceil(posts.length / PER_PAGE));
  return Array.from({ length: count }, (_, number) => ({
    path: number ? `${path}page/${number + 1}/` : path,
    title,
    posts: posts.slice(number * PER_PAGE, (number + 1) * PER_PAGE),
  }));
}
