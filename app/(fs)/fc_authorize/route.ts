/** Older address of the same departure. */
export { GET, HEAD } from "../fc_authorizev2/route";
