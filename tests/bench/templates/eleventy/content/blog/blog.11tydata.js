export default { layout: "post.njk", permalink: (data) => `${data.path}index.html` };
